### Alla ord som temat själv sätter ut. Webbplatsens egna filer i i18n/ går före.
### Webbplatsen ska dessutom ha meddelandet site-name.

## På varje sida

# Första länken på sidan, för den som använder tangentbord
skip-to-content = Hoppa till innehållet
# Namn på menyer, för skärmläsare
menu-main = Huvudmeny
menu-languages = Språk
menu-breadcrumb = Länkstig
menu-section = I det här avsnittet
menu-pager = Föregående och nästa sida
menu-footer = Sidfot
# Första länken i länkstigen
start-page = Start
# Rubrik för listan över rubriker på en lång sida
contents = På den här sidan
page-previous = Föregående
page-next = Nästa
# $date: ett datum, till exempel 1 augusti 2024
page-date = Publicerad { $date }
page-updated = Senast uppdaterad { $date }
page-reviewed = Granskad { $date }
# Namn på nyhetsflödet, för den som prenumererar
feed-title = Nyheter
# Rubriker i nyhetsflödet. $round: till exempel Ansökningsomgång 2024-03
feed-round-published = Ny: { $round }
feed-round-moved = Ny sista dag: { $round }
feed-round-cancelled = Inställd: { $round }

## En sida som inte är översatt

untranslated-title = Sidan är inte översatt
# $language: namnet på originalets språk, på det språket
untranslated-text = Den här sidan finns inte på svenska än. Här är texten på originalspråket: { $language }.

## Sidor som saknas eller har flyttat

not-found-title = Sidan finns inte
not-found-text = Den kan ha flyttat, eller så är adressen felskriven.
not-found-home = Till startsidan
redirect-title = Sidan har flyttat
redirect-link = Gå till sidans nya adress

## Ansökningsomgångar

# $id: omgångens beteckning, till exempel 2024-03
round-name = Ansökningsomgång { $id }
# $date: ett datum, till exempel 28 augusti 2024
round-opens = Öppnar { $date }
round-closes = Stänger { $date }
round-closed = Stängde { $date }
# Omgången är alltid öppen
round-rolling = Kan sökas när som helst
# $dates: en eller flera dagar
round-cutoffs = Ansökningarna behandlas samlat efter { $dates }
round-decided = Beslut { $date }
# $date: dagen då det bestämdes
round-cancelled = Inställd { $date }.
round-would-have-closed = Skulle ha stängt { $date }
# $date: dagen då det bestämdes. $before: den sista dagen som gällde tidigare
round-moved = Ändrat { $date }: sista dagen var tidigare { $before }.
# I stället för ett datum i en mening
round-deadline-rolling = när som helst
round-deadline-later = ett datum som inte är bestämt än
# Sägs efter sista dagen i en omgång som är inställd, inom parentes
round-deadline-cancelled = omgången är inställd
# $day: en dag. $time: ett klockslag, till exempel 12:00
day-time = { $day } kl. { $time }
# $components: vad omgången gäller, till exempel Projekt och Styrgrupp
round-components = Gäller: { $components }
rounds-none-current = Det finns ingen öppen eller kommande ansökningsomgång.
rounds-none-past = Det finns inga tidigare ansökningsomgångar.
rounds-none = Det finns inga ansökningsomgångar.

# Omgångens läge: ett ord eller två, i en liten etikett
status-upcoming = Kommande
status-open = Öppen
status-soon = Stänger snart
status-cancelled = Inställd
status-closed = Stängd

## Tidslinjen

# Säger vad bilden visar, för den som inte ser den. $rounds: omgångarna med sina dagar
timeline-label = Tidslinje för { $year }: { $rounds }
# Från första dagen till den sista
timeline-range = { $from } till { $to }
timeline-last = Sista dag { $date }

# Vad tecknen i tidslinjen betyder
timeline-end = Sista dag
timeline-open = Öppen för ansökan
timeline-before = Utan angiven första dag
timeline-cutoff = Ansökningarna behandlas samlat
timeline-decided = Beslut

## Kalender

# Vad kalendern heter i besökarens eget kalenderprogram. $site: webbplatsens namn. $what: vad den handlar om
calendar-name = { $site }: { $what }
# Vad kalendern med alla omgångar handlar om
calendar-title = Ansökningsomgångar
# Namn på händelser i kalendern. $round: till exempel Ansökningsomgång 2024-03
calendar-opens = { $round } öppnar
calendar-closes = { $round } stänger
calendar-cutoff = { $round }: brytdatum
# $event: namnet på en händelse
calendar-cancelled = Inställd: { $event }
# $zone: till exempel Europe/Stockholm
calendar-zone = Dagarna räknas i tidszonen { $zone }
# Länkar på sidan
calendar-subscribe = Prenumerera på kalendern
calendar-download = Ladda ner kalendern
calendar-help = Om du prenumererar följer kalendern med när en dag ändras.
# $round: till exempel Ansökningsomgång 2024-03
calendar-add = Lägg till i kalendern
    .label = Lägg till i kalendern: { $round }

## Länder

cluster-table-caption = Samarbetsländer i varje kluster
cluster-table-cluster = Kluster
cluster-table-countries = Länder

## Ett lands sida

country-cluster = Kluster
country-no-cluster = Inget
country-condition = Villkor
country-condition-new = Nya partnerskap kan börja här.
country-condition-continuing = Partnerskap som redan finns kan fortsätta.
country-condition-none = Landet ingår inte i programmet.
country-offer-rounds = Aktuella ansökningsomgångar:
country-offer-continuing = Ni som redan samarbetar med en partner här kan söka för att fortsätta.
country-offer-none = Det finns inget att söka för samarbete här.

## Kartan

# Säger vad världskartan visar, för den som inte ser den. $clusters: klustrens namn
map-world-label = Världskarta över klustren: { $clusters }
# Detsamma där inget kluster har ett nummer
map-label = Världskarta
# $cluster: namnet på ett kluster
map-cluster-label = Karta över länderna i klustret { $cluster }
# $country: namnet på ett land
map-country-label = Karta över { $country } med omgivning
# Sägs om de av ett klusters länder där bara partnerskap som redan finns fortsätter
map-continuing = fortsatt samarbete

## Vad man kan söka för

component-rolling = Kan sökas när som helst under året
component-rounds = Behandlas i ansökningsomgångar

## Öppna data

open-data-rounds = Ansökningsomgångarna som öppna data:
open-data-countries = Länderna som öppna data:
open-data-clusters = Klustren som öppna data:
open-data-components = Komponenterna som öppna data:
open-data-eligibility = Vem som kan ansöka:
# Länk till en beskrivning av vad filerna innehåller
open-data-schema = beskrivning av formatet
open-data-license = Villkor för användning

## Kontakt

contact-heading = Kontakt

## Tillgänglighetsredogörelse

# $body: vem som står bakom webbplatsen. $service: webbplatsens namn
statement-intro = { $body } står bakom { $service }. Vi vill att alla ska kunna använda webbplatsen. Här beskriver vi hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du kan rapportera brister till oss.
statement-compliance-heading = Hur tillgänglig är webbplatsen?
statement-compliance-full = Vi bedömer att { $service } är helt förenlig med lagen om tillgänglighet till digital offentlig service.
statement-compliance-partial = Vi bedömer att { $service } är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna beskrivs nedan.
statement-compliance-none = Vi bedömer att { $service } är inte förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna beskrivs nedan.
statement-shortcomings-heading = Innehåll som inte är tillgängligt
statement-shortcomings-none = Vi känner inte till något innehåll som inte är tillgängligt.
statement-feedback-heading = Om något inte fungerar för dig
# $email: en e-postadress
statement-feedback-text = Skriv till { $email } om du hittar en brist, eller om du behöver något av innehållet i en annan form. Vi svarar så snart vi kan.
statement-supervision-heading = Tillsyn
statement-supervision-text = Myndigheten för digital förvaltning, Digg, har ansvar för tillsynen över lagen. Om du inte är nöjd med hur vi hanterar dina synpunkter kan du anmäla det till Digg.
statement-method-heading = Så har vi utvärderat webbplatsen
statement-assessed = Senaste bedömningen gjordes { $date }.
statement-updated = Redogörelsen uppdaterades senast { $date }.
