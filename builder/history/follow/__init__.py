"""Follow each page through the history: its files and addresses, its versions, its end."""
