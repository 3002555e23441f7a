"""② 实施购买: how a project that may be bought finds its provider."""
