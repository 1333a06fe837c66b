"""Where a frozen Mainstay begins."""

import sys

from desktop.cli import main

sys.exit(main())
