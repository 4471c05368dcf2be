"""Run casegen as `python -m casegen`."""

import os
import sys

if __name__ == "__main__":
    # Python looks for modules in the working folder first, which may be a stranger's.
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - no module is to be loaded yet
    if not sys.flags.safe_path and sys.path[0] != own:
        del sys.path[0]
    from casegen.cli.entry import main

    main()
