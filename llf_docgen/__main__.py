"""`python -m llf_docgen` is `llf-docgen`."""

from llf_docgen.cli import main

if __name__ == "__main__":
    main()
