site-name = Partnership
