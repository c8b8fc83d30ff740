# The name of the site: in the header and in the title of every page.
site-name = Anslag guide
