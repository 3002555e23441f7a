"""The public window: what anybody may read, ask and propose without signing in."""
