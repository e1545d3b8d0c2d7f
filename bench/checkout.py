"""Make the checkout that these scripts lie in importable, whether it is installed or not."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder with ``generator/``; what is measured is always this checkout."""

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
