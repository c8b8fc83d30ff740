-programme = Municipal partnerships
site-name = { -programme }

footer-about = { -programme } is a programme run by ICLD,
and financed by Sida.
read-more = Read more
	.title = Read more about { -programme }
state-open = Open

old-word = Old
# The end.
