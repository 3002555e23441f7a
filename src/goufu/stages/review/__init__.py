"""① 项目编审: what to buy. Catalogue, needs, budgets, projects."""
