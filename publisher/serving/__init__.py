"""The server of releases: catalogues, web editions and files, for readers on the local network."""
