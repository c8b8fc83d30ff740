site-name = { site-title }
