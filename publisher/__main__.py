"""Run the command line by ``python -m publisher``."""

from publisher.cli import main

if __name__ == "__main__":  # a worker that is started afresh imports this, too
    main()
