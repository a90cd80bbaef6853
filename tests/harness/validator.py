"""The independent validator of JSON Schema 2020-12: the jsonschema package."""

import os
import sys

SYSTEM = "/usr/bin/python3"

try:
    from jsonschema import Draft202012Validator  # noqa: F401
except ImportError:
    # the distribution's package is its own Python's, which need not be the first on PATH
    if os.path.realpath(sys.executable) == os.path.realpath(SYSTEM) or not os.path.exists(SYSTEM):
        sys.exit("the Python package jsonschema is missing: ./bootstrap --with-tests installs it")
    os.execv(SYSTEM, [SYSTEM, *sys.argv])
