"""Settings of the tests: those of the platform, in a home of their own."""

from __future__ import annotations

import os
from pathlib import Path

TEST_HOME = Path(__file__).parents[1] / "var" / "test"

for name in [name for name in os.environ if name.startswith("GOUFU_")]:
    del os.environ[name]
os.environ["GOUFU_HOME"] = str(TEST_HOME)

from goufu.config.messages import compiled  # noqa: E402
from goufu.config.settings import *  # noqa: E402, F403

(TEST_HOME / "static").mkdir(parents=True, exist_ok=True)
compiled.bring_up_to_date(TEST_HOME / "locale")

SECRET_KEY = "a key for tests, which sign nothing that anybody keeps"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for, not for all at start
