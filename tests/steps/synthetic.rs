//! A small site with everything that is awkward: a source language and three with other policies, sections, drafts,
//! aliases, files, free data, a theme of its own, words that only one language has.

pub const SITE: &str = r##"//- anslag.yaml
base_url: https://example.org/p/
time_zone: Europe/Stockholm
theme: own
closing_days: 7
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: show }
  - { code: fi, name: Suomi, format: fi-FI, missing: link, fallback: [en] }
  - { code: de, name: Deutsch, format: de-DE, missing: omit }
menus:
  main: [apply, news, about]
  footer: [about]
feed: feed.xml
//- content/sv/_index.md
---
title: Start
description: Startsidan.
---

## Nu {#now}

<round-list status="current" />

<free-facts />

[Ansök](apply/_index.md#when) och [om oss](about.md).
//- content/sv/about.md
---
title: Om oss
description: Vilka vi är.
slug: om
aliases: [/vilka/, /gammal/om/]
updated: 2024-05-01
review_by: 2024-09-15
owner: Eva
---

## Vilka {#who}

<shout-box title="Hej">

Läs om [nyheterna](news/_index.md), <contact-email id="desk" />.

</shout-box>

<cluster-table />
//- content/sv/apply/_index.md
---
title: Ansök
description: Så ansöker ni.
slug: ansok
weight: 10
---

## När {#when}

<round-list />

<page-list />

![En bild](../../assets/picture.svg) och [blanketten](../../assets/form.txt).
//- content/sv/apply/how.md
---
title: Hur
description: Steg för steg.
label: Hur då
weight: 5
---

> [!NOTE]
> Senast <round-deadline id="spring" />.[^1]

[Tillbaka](_index.md)

[^1]: En not.
//- content/sv/apply/who.md
---
title: Vem
description: Vilka som kan söka.
---

<country-list cluster="north" />

<component-list application="rounds" />
//- content/sv/news/_index.md
---
title: Nyheter
description: Det senaste.
---

<page-list />
//- content/sv/news/first.md
---
title: Den första
description: En nyhet.
date: 2024-03-01
---

Text med <country-name code="SE" />.
//- content/sv/news/hidden.md
---
title: Utkast
description: Ännu inte klar.
draft: true
---

Text.
//- content/en/_index.md
---
title: Home
description: The start page.
---

## Now {#now}

<round-list status="current" />

[Apply](apply/_index.md#when)
//- content/en/about.md
---
title: About
description: Who we are.
template: about.html
extra: { colour: blue }
---

## Who {#who}

<free-facts />
//- content/en/apply/_index.md
---
title: Apply
description: How to apply.
---

## When {#when}

<round-list />

[How](how.md)
//- content/fi/_index.md
---
title: Alku
description: Alkusivu.
---

[Ansök](apply/_index.md)
//- content/fi/news/_index.md
---
title: Uutiset
description: Uusimmat.
slug: uutiset
---

<page-list />
//- content/de/_index.md
---
title: Anfang
description: Die Startseite.
---

<country-names cluster="north" />
//- content/data/countries.yaml
- { code: SE, alpha3: SWE, numeric: "752" }
- { code: NO, alpha3: NOR, numeric: "578" }
- { code: AX, alpha3: ALA }
//- content/data/clusters.yaml
- { id: north, order: 1, kind: new, name: { sv: Norr, en: North, fi: Pohjoinen, de: Norden }, page: apply/who, countries: [SE, "NO", AX] }
//- content/data/rounds.yaml
- id: spring
  opens: 2024-02-01
  closes: 2024-03-15
  decided: 2024-05-20
  components: [project]
  page: apply
- id: autumn
  closes: 2024-10-01
  components: [project]
//- content/data/components.yaml
- id: project
  application: rounds
  name: { sv: Projekt, en: Project, fi: Hanke, de: Projekt }
  summary: { sv: Ett projekt, en: A project, fi: Yksi hanke, de: Ein Projekt }
  page: apply/how
//- content/data/contacts.yaml
- { id: desk, name: Desk, email: desk@example.org }
//- content/data/links.yaml
- { id: law, url: https://example.com/law, title: { sv: Lag, en: Law, fi: Laki, de: Gesetz } }
//- content/data/free.yaml
facts:
  - Ett
  - Två
number: 12345.5
//- content/assets/picture.svg
<svg xmlns="http://www.w3.org/2000/svg"></svg>
//- content/assets/form.txt
Blankett
//- i18n/sv/site.ftl
-brand = Partnerskap
site-name = { -brand }
only-here = Bara här, { NUMBER(1234.5) }
//- i18n/en/site.ftl
site-name = Partnership
country-se = Sweden (SE)
//- i18n/fi/site.ftl
site-name = Kumppanuus
//- i18n/de/site.ftl
site-name = Partnerschaft
//- themes/own/theme.yaml
extends: default
description: Of its own.
//- themes/own/templates/page.html
{% extends "default/page.html" %}
{% block pager %}{{ <own_mark /> }}{% endblock pager %}
//- themes/own/templates/about.html
{% extends "page.html" %}
{% block styles %}{{ super() }}<link rel="stylesheet" href="{{ asset(path="css/own.css") }}">{% endblock styles %}
{% block brand %}{{ page.extra.colour }} {% for c in children(id="/") %}{{ c.label }}{{ c.is_section }}{% endfor %}{% endblock brand %}
//- themes/own/components/own-mark.html
{% component own_mark() %}<i>{{ t(key="own-word") }}</i>{% endcomponent own_mark %}
//- themes/own/components/free-facts.html
{% component free_facts() %}
{% set free = data(name="free") %}
<ul>{% for fact in free.facts %}<li>{{ fact }}</li>{% endfor %}</ul>
<p>{{ t(key="only-here") }} {{ free.number | number }}</p>
{% endcomponent free_facts %}
//- themes/own/components/shout-box.html
{% component shout_box(title: string) %}
<aside><p>{{ title }}</p>{{ body | safe }}</aside>
{% endcomponent shout_box %}
//- themes/own/assets/css/own.css
b { color: red }
//- themes/own/i18n/sv/theme.ftl
own-word = Eget ord
site-name = Temats namn
//- themes/own/i18n/en/theme.ftl
own-word = Own word
"##;
