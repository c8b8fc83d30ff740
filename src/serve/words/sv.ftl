# Orden i förhandsvisningens eget gränssnitt. Samma namn finns i en.ftl.

## Listen längst ned
preview = Förhandsvisning
tools = Verktyg
fold = Dölj
fold-name = Dölj verktygen
unfold-name = Förhandsvisning: visa verktygen
close = Stäng
show = Visa
line = Rad
connection-lost = Förbindelsen bröts – försöker igen
connection-back = Förbindelsen är tillbaka
updated = Sidan är uppdaterad
changed-below = Ändrat längre ned
changed-above = Ändrat längre upp
moved = Sidan har fått en ny adress
gone = Sidans fil finns inte längre

## Språk
languages = Språk
not-translated = inte översatt
side-by-side = Sida vid sida

## Tid
time = Tid
time-now = nu
time-travel = Se webbplatsen en annan dag
time-shown = Så här ser webbplatsen ut
time-slider = Tidpunkt
time-previous = Föregående ändring
time-next = Nästa ändring
time-back = Tillbaka till nu
time-day = Välj en dag
time-just-before = Strax före
time-none = Inget på webbplatsen ändras av sig självt med tiden.
time-failed = Tidpunkten gick inte att visa

## Pseudospråk
pseudo = Provtext
pseudo-title = Se vad som inte är översatt
pseudo-help = Visar andra ord i stället för all text på den här sidans språk. Det som står kvar som det är kan ingen översätta.
pseudo-none = Den riktiga texten
pseudo-none-help = så som läsarna ser den
pseudo-accented = Längre, med accenter
pseudo-accented-help = det som inte är översatt står kvar, och det som inte får plats syns
pseudo-mirrored = Från höger till vänster
pseudo-mirrored-help = som på arabiska eller hebreiska
pseudo-keys = Var texten står
pseudo-keys-help = meddelandenas namn och sidornas stycken
pseudo-back = Tillbaka till den riktiga texten
pseudo-failed = Provtexten gick inte att visa

## Utkast
drafts = Utkast
drafts-name = Visa utkast
page-is-draft = Sidan är ett utkast
drafts-failed = Utkasten gick inte att visa

## Problem
problems = Problem
no-problems = Inga problem
no-problems-long = Webbplatsen har inga problem.
all-mended = Alla problem är lösta
kept = Sidan har ett fel. Här visas den senaste versionen som fungerade.
held-back = Här visas den senaste versionen som fungerade av
error = Fel
warning = Varning
hint = Tips
hint-word = Tips:

## Skillnader
differences = Skillnader
differences-title = Skillnader mot senaste bygget
differences-loading = Jämför …
differences-failed = Jämförelsen gick inte att göra
differences-no-build = Webbplatsen är inte byggd än. När den är det visas här vad som skiljer.
differences-none = Inget skiljer. Förhandsvisningen är lik det senaste bygget.
differences-pages = Sidor
differences-others = Andra filer
differences-text = Vad som är ändrat i texten
differences-markup = Texten är densamma. Bara uppmärkningen skiljer.
differences-gap = Oförändrad text är utelämnad
changed = Ändrad
added = Tillkommen
removed = Borttagen
added-words = Tillagt:
removed-words = Borttaget:
end-of-words = slut

## Öppna i redigeraren
open-in-editor = Öppna i redigeraren
pick = Öppna i redigeraren
pick-hint = Välj ett stycke att öppna. Alt och klick går alltid.
pick-help = Klicka på ett stycke, eller gå med piltangenterna och tryck på Retur. Escape avslutar.
pick-previous = Föregående stycke
pick-next = Nästa stycke
pick-open = Öppna
opened = Öppnat i redigeraren
open-failed = Filen gick inte att öppna
no-file = Sidan har ingen egen fil
path-copied = Sökvägen är kopierad
copy-path = Kopiera sökvägen:

## Sida vid sida
side-back = Tillbaka till sidan
side-language = Språk i rutan
side-linked = Rulla tillsammans
side-behind = Källan har ändrats
side-alone = Finns bara här
side-missing = Översättningen saknar det här stycket
side-orphaned = Källan har inte det här stycket längre
side-count = Stycken som översättningen inte har följt
side-all-followed = Översättningen har följt alla stycken
side-previous = Föregående
side-next = Nästa
side-no-page = Sidan finns inte på det här språket
side-one-language = Sidan finns bara på ett språk

## Översätta
translate = Översätt
translations = Så långt har översättningen kommit
translations-words = av orden är översatta
translations-parts = att se över:
translations-done = Allt är översatt, och ingenting i källan har ändrats sedan dess.
translations-one = Webbplatsen finns bara på ett språk.
translations-failed = Det gick inte att räkna
amount-all = Alla
amount-translated = Översatta
amount-stale = Källan ändrad
amount-missing = Saknas
amount-unconfirmed = Inte bekräftade
amount-identical = Lika med källan
kind-messages = Texter i språkfilerna
kind-pages = Sidor
kind-blocks = Stycken på sidorna
kind-fields = Texter i data
strings-show = Visa sidans texter
strings-help = Slå på ”Visa sidans texter”. Då syns vilka av sidans ord som kommer från språkfilerna, och ett klick på ett av dem visar dess namn, källa och fil.
strings-keys = Klicka på en text på sidan eller här. F2 visar den text där fokus är, F8 går till nästa som behöver något.
strings-none = Sidan har inga texter från språkfilerna.
strings-all = Alla texter på sidan
strings-failed = Sidans texter gick inte att visa
stands-hidden = syns inte på sidan
stands-attribute = i ett attribut
state-followed = Översatt
state-unconfirmed = Översatt, inte bekräftad
state-stale = Källan har ändrats
state-missing = Saknas
todo = Att göra
todo-source = Sidan är på språket som de andra översätts från
todo-previous = Föregående
todo-next = Nästa
card-comment = Till översättaren:
card-pages = Sidor där texten visas
card-no-pages = Texten visas inte på någon sida.
card-gone = Den här texten finns inte i någon språkfil längre.
card-no-edit = Texten går att ändra i sin fil, eller här om förhandsvisningen startas med --edit.
card-built-in = Texten hör till programmet. Skriv ett meddelande med samma namn i webbplatsens språkfil för att ändra den.
card-from-program = följer med programmet
card-save = Spara
card-save-key = Ctrl+Enter sparar
card-follows = Texten stämmer ändå
card-written = Sparat:
card-not-written = Inte sparat. Se vad som står under texten.
card-shown = Så här står det på sidan:
card-leave = Det du har skrivit är inte sparat. Lämna det?
card-conflict = Någon annan har ändrat texten medan du skrev. Så här står den nu. Spara igen om din ska gälla.
card-conflict-gone = Någon annan har tagit bort texten medan du skrev. Spara igen om din ska gälla.
card-same-moment = Filen ändrades i samma ögonblick. Spara igen.
field-text = Text
field-raw = Som det står i filen
field-raw-hint = Skriv hela meddelandet som det står i filen
field-insert = Sätt in variabeln

# Vad som händer vid tidsresans ögonblick. { $name } är omgången eller sidan.
event-opens = Omgång { $name } öppnar
event-closing = Omgång { $name } stänger snart
event-cut-off = Omgång { $name } passerar en delfrist
event-closes = Omgång { $name } stänger
event-lapses = Omgång { $name }, som är inställd, skulle ha stängt
event-decided = Omgång { $name } avgörs
event-review-due = Sidan { $name } skulle ha setts över

# Visas där en sida inte har kunnat göras en enda gång.
not-yet-title = Sidan kan inte visas än
not-yet-text = Webbplatsen har fel. Sidan dyker upp här så snart de är rättade.
no-page-title = Här finns ingen sida
no-page-text = Webbplatsen har ingen sida på den här adressen.
