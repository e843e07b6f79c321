"""There is no network: of this package only `urllib.parse` can be had."""
