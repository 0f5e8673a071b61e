"""The countries that advice can apply to: ISO 3166-1, the parts of the United Kingdom as in ISO 3166-2, and the EU.

Names are those in everyday use. A closed list beside the code costs 5 kB and no dependency; the packages that know more
bring megabytes of it.
"""

from __future__ import annotations

import re

from builder.problems import close_names, one_of

_TABLE = """
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM Armenia;
AO Angola; AQ Antarctica; AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AX Åland Islands;
AZ Azerbaijan; BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria;
BH Bahrain; BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda; BN Brunei; BO Bolivia;
BQ Bonaire, Sint Eustatius and Saba; BR Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus;
BZ Belize; CA Canada; CC Cocos (Keeling) Islands; CD Democratic Republic of the Congo; CF Central African Republic;
CG Republic of the Congo; CH Switzerland; CI Côte d'Ivoire; CK Cook Islands; CL Chile; CM Cameroon; CN China;
CO Colombia; CR Costa Rica; CU Cuba; CV Cape Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia;
DE Germany; DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia;
EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands;
FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom; GD Grenada; GE Georgia; GF French Guiana;
GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea;
GR Greece; GS South Georgia and the South Sandwich Islands; GT Guatemala; GU Guam; GW Guinea-Bissau; GY Guyana;
HK Hong Kong; HM Heard Island and McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU Hungary; ID Indonesia;
IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland;
IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia; KI Kiribati; KM Comoros;
KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan; LA Laos;
LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg;
LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin; MG Madagascar;
MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macao; MP Northern Mariana Islands;
MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico; MY Malaysia;
MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands;
NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru; PF French Polynesia;
PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM Saint Pierre and Miquelon; PN Pitcairn;
PR Puerto Rico; PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Réunion; RO Romania; RS Serbia;
RU Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore;
SH Saint Helena, Ascension and Tristan da Cunha; SI Slovenia; SJ Svalbard and Jan Mayen; SK Slovakia;
SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan; ST Sao Tome and Principe;
SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini; TC Turks and Caicos Islands; TD Chad;
TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL Timor-Leste; TM Turkmenistan;
TN Tunisia; TO Tonga; TR Turkey; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda;
UM United States Minor Outlying Islands; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican City;
VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands; VI US Virgin Islands; VN Vietnam;
VU Vanuatu; WF Wallis and Futuna; WS Samoa; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe;
EU European Union; GB-EAW England and Wales; GB-ENG England; GB-GBN Great Britain; GB-NIR Northern Ireland;
GB-SCT Scotland; GB-WLS Wales
"""
ALIASES = {"UK": "GB", "USA": "US", "Czech Republic": "CZ", "Türkiye": "TR", "Cabo Verde": "CV"}
"""Other names that people write."""
COUNTRIES = {code: name for code, _, name in (row.strip().partition(" ") for row in _TABLE.split(";"))}
"""The name of each country by its code."""
NAMES = {name.casefold(): name for name in COUNTRIES.values()} | {
    written.casefold(): COUNTRIES[code] for written, code in (*zip(COUNTRIES, COUNTRIES, strict=True), *ALIASES.items())
}
"""The name of a country by each way to write it, in small letters."""


def country_named(written: str) -> str | None:
    """The name of the country that is written by its code or its name; None where there is none."""
    return NAMES.get(written.strip().replace("\u2019", "'").casefold())


_CODES = {name: code for code, name in COUNTRIES.items()}


def code_of(name: str) -> str:
    """The code of a country by its name; for a part of one, the code of the whole."""
    return _CODES[name].partition("-")[0]


def whole_country(name: str) -> str:
    """The name of the country that a name is of, or a part of."""
    return COUNTRIES[code_of(name)]


_PARTS = {
    "GB": "GB-ENG GB-NIR GB-SCT GB-WLS", "GB-EAW": "GB-ENG GB-WLS", "GB-GBN": "GB-ENG GB-SCT GB-WLS",
    "EU": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
}  # fmt: skip
"""The parts of each country or union that has some of this list."""


def places_of(*names: str) -> frozenset[str]:
    """The codes of the smallest places that some countries are made of: two that have one in common overlap."""
    codes = (_CODES[name] for name in names)
    return frozenset(place for code in codes for place in _PARTS.get(code, code).split())


def countries_together(written: str) -> list[str]:
    """The names of several countries in one text, as `UK and Ireland`; none if a part of it names no country."""
    names = [country_named(part) for part in re.split(r",|&|\band\b|/", written)]
    return [name for name in names if name] if all(names) else []


def country_meant(written: str, otherwise: str) -> str:
    """Advice for a text that names no country."""
    close = dict.fromkeys(NAMES[name] for name in close_names(written, NAMES))
    return f"did you mean {one_of(close)}?" if close else otherwise
