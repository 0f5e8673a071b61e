"""Turn the checked site into the files to publish: data in, bytes out, nothing read but templates and assets."""
