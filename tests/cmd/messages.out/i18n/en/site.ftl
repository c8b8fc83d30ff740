-name = Municipal partnerships
site-name = { -name }

footer-about = { -name } is a programme run by ICLD,
    and financed by Sida.
continue = Read more
    .title = Read more about { -name }
state-open = Open

# The end.
