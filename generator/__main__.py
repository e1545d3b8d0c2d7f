"""Let ``python -m generator`` run the command line."""

import sys

from generator.cli.main import main

sys.exit(main())
