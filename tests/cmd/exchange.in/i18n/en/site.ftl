site-name = Municipal partnerships
footer-about = A programme of ICLD.
