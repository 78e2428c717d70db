"""What the site's scripts load when a reader asks for it: files of ``data/``, each a script."""
