#!/usr/bin/env python3
"""Writes Sources/HelpKeys/LocaleData.swift from the CLDR data that Babel carries.

    python3 -m venv /tmp/babel && /tmp/babel/bin/pip install babel==2.18.0
    /tmp/babel/bin/python Scripts/generate-locale-data.py > Sources/HelpKeys/LocaleData.swift

The output depends on the pinned Babel alone. What CLDR has no file for is written down below, with its source.
"""
import sys
import textwrap

import babel
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

BABEL = "2.18.0"

# RFC 5646, section 2.2.8: the grandfathered and redundant tags, a closed list; then tags that Windows, Java and glibc
# wrote before there was a rule. The value is the canonical tag in lower case. The registry gives none for zh-min, CLDR
# does; read as an extended language it would be Minangkabau.
TAG_ALIASES = dict(pair.split("=") for pair in """
    art-lojban=jbo cel-gaulish=xtg en-gb-oed=en-gb-oxendict i-ami=ami i-bnn=bnn i-hak=hak i-klingon=tlh i-lux=lb
    i-navajo=nv i-pwn=pwn i-tao=tao i-tay=tay i-tsu=tsu no-bok=nb no-nyn=nn sgn-be-fr=sfb sgn-be-nl=vgt sgn-ch-de=sgg
    zh-guoyu=zh zh-hakka=hak zh-min=nan zh-min-nan=nan zh-xiang=hsn zh-cmn=zh zh-cmn-hans=zh-hans zh-cmn-hant=zh-hant
    zh-gan=gan zh-wuu=wuu zh-yue=yue sgn-br=bzs sgn-co=csn sgn-de=gsg sgn-dk=dsl sgn-es=ssp sgn-fr=fsl sgn-gb=bfi
    sgn-gr=gss sgn-ie=isg sgn-it=ise sgn-jp=jsl sgn-mx=mfs sgn-ni=ncs sgn-nl=dse sgn-no=nsi sgn-pt=psr sgn-se=swl
    sgn-us=ase sgn-za=sfs hy-arevmda=hyw hy-arevela=hy aa-saaho=ssy
    zh-chs=zh-hans zh-cht=zh-hant no-ny=nn-no no-no-ny=nn-no no-bokmal=nb no-nynorsk=nn
""".split())

# [MS-LCID], section 2.2, as language identifiers in hexadecimal; a neutral language (sublanguage 0) is listed only
# where it is not the language of sublanguage 1. Languages that CLDR does not know (Edo, Ibibio) are left out.
LCIDS = """
    0004=zh-Hans 0014=no 001a=hr 005f=tzm 7804=zh 703b=smn 743b=sms 783b=sma 7c3b=smj 785f=tzm-Tfng 7c5c=chr 7814=nn
    7c14=nb 781a=bs 641a=bs-Cyrl 681a=bs-Latn 7c1a=sr 6c1a=sr-Cyrl 701a=sr-Latn 7c04=zh-Hant 782c=az-Latn
    742c=az-Cyrl 7c43=uz-Latn 7843=uz-Cyrl 7c2e=dsb 7850=mn-Cyrl 7c50=mn-Mong 7c5d=iu-Latn 785d=iu-Cans
    7c5f=tzm-Latn 7c68=ha-Latn 7c28=tg-Cyrl 7c46=pa-Arab 7c59=sd-Arab 7c92=ku-Arab 7c67=ff-Latn
    0401=ar-SA 0801=ar-IQ 0c01=ar-EG 1001=ar-LY 1401=ar-DZ 1801=ar-MA 1c01=ar-TN 2001=ar-OM 2401=ar-YE 2801=ar-SY
    2c01=ar-JO 3001=ar-LB 3401=ar-KW 3801=ar-AE 3c01=ar-BH 4001=ar-QA 0402=bg-BG 0403=ca-ES 0803=ca-ES-valencia
    0404=zh-TW 0804=zh-CN 0c04=zh-HK 1004=zh-SG 1404=zh-MO 0405=cs-CZ 0406=da-DK 0407=de-DE 0807=de-CH 0c07=de-AT
    1007=de-LU 1407=de-LI 0408=el-GR 0409=en-US 0809=en-GB 0c09=en-AU 1009=en-CA 1409=en-NZ 1809=en-IE 1c09=en-ZA
    2009=en-JM 2409=en-029 2809=en-BZ 2c09=en-TT 3009=en-ZW 3409=en-PH 3809=en-ID 3c09=en-HK 4009=en-IN 4409=en-MY
    4809=en-SG 040a=es-ES 080a=es-MX 0c0a=es-ES 100a=es-GT 140a=es-CR 180a=es-PA 1c0a=es-DO 200a=es-VE 240a=es-CO
    280a=es-PE 2c0a=es-AR 300a=es-EC 340a=es-CL 380a=es-UY 3c0a=es-PY 400a=es-BO 440a=es-SV 480a=es-HN 4c0a=es-NI
    500a=es-PR 540a=es-US 580a=es-419 5c0a=es-CU 040b=fi-FI 040c=fr-FR 080c=fr-BE 0c0c=fr-CA 100c=fr-CH 140c=fr-LU
    180c=fr-MC 1c0c=fr-029 200c=fr-RE 240c=fr-CD 280c=fr-SN 2c0c=fr-CM 300c=fr-CI 340c=fr-ML 380c=fr-MA 3c0c=fr-HT
    040d=he-IL 040e=hu-HU 040f=is-IS 0410=it-IT 0810=it-CH 0411=ja-JP 0412=ko-KR 0413=nl-NL 0813=nl-BE 0414=nb-NO
    0814=nn-NO 0415=pl-PL 0416=pt-BR 0816=pt-PT 0417=rm-CH 0418=ro-RO 0818=ro-MD 0419=ru-RU 0819=ru-MD 041a=hr-HR
    081a=sr-Latn-RS 0c1a=sr-Cyrl-RS 101a=hr-BA 141a=bs-Latn-BA 181a=sr-Latn-BA 1c1a=sr-Cyrl-BA 201a=bs-Cyrl-BA
    241a=sr-Latn-RS 281a=sr-Cyrl-RS 2c1a=sr-Latn-ME 301a=sr-Cyrl-ME 041b=sk-SK 041c=sq-AL 041d=sv-SE 081d=sv-FI
    041e=th-TH 041f=tr-TR 0420=ur-PK 0820=ur-IN 0421=id-ID 0422=uk-UA 0423=be-BY 0424=sl-SI 0425=et-EE 0426=lv-LV
    0427=lt-LT 0428=tg-Cyrl-TJ 0429=fa-IR 042a=vi-VN 042b=hy-AM 042c=az-Latn-AZ 082c=az-Cyrl-AZ 042d=eu-ES 042e=hsb-DE
    082e=dsb-DE 042f=mk-MK 0430=st-ZA 0431=ts-ZA 0432=tn-ZA 0832=tn-BW 0433=ve-ZA 0434=xh-ZA 0435=zu-ZA 0436=af-ZA
    0437=ka-GE 0438=fo-FO 0439=hi-IN 043a=mt-MT 043b=se-NO 083b=se-SE 0c3b=se-FI 103b=smj-NO 143b=smj-SE 183b=sma-NO
    1c3b=sma-SE 203b=sms-FI 243b=smn-FI 083c=ga-IE 043d=yi-001 043e=ms-MY 083e=ms-BN 043f=kk-KZ 0440=ky-KG 0441=sw-KE
    0442=tk-TM 0443=uz-Latn-UZ 0843=uz-Cyrl-UZ 0444=tt-RU 0445=bn-IN 0845=bn-BD 0446=pa-IN 0846=pa-Arab-PK 0447=gu-IN
    0448=or-IN 0449=ta-IN 0849=ta-LK 044a=te-IN 044b=kn-IN 044c=ml-IN 044d=as-IN 044e=mr-IN 044f=sa-IN 0450=mn-MN
    0850=mn-Mong-CN 0451=bo-CN 0c51=dz-BT 0452=cy-GB 0453=km-KH 0454=lo-LA 0455=my-MM 0456=gl-ES 0457=kok-IN 0459=sd-IN
    0859=sd-Arab-PK 045a=syr-SY 045b=si-LK 045c=chr-US 045d=iu-Cans-CA 085d=iu-Latn-CA 045e=am-ET 085f=tzm-Latn-DZ
    0461=ne-NP 0861=ne-IN 0462=fy-NL 0463=ps-AF 0464=fil-PH 0465=dv-MV 0867=ff-SN 0468=ha-NG 046a=yo-NG 046b=qu-BO
    086b=qu-EC 0c6b=qu-PE 046c=nso-ZA 046d=ba-RU 046e=lb-LU 046f=kl-GL 0470=ig-NG 0472=om-ET 0473=ti-ET 0873=ti-ER
    0474=gn-PY 0475=haw-US 0477=so-SO 0478=ii-CN 047a=arn-CL 047c=moh-CA 047e=br-FR 0480=ug-CN 0481=mi-NZ 0482=oc-FR
    0483=co-FR 0484=gsw-FR 0485=sah-RU 0486=quc-GT 0487=rw-RW 0488=wo-SN 048c=fa-AF 0491=gd-GB 0492=ku-Arab-IQ
    0458=mni-IN 045f=tzm-Arab-MA 105f=tzm-Tfng-MA 0460=ks-Arab 0860=ks-Deva-IN 0467=ff-NG 0471=kr-NG 0476=la-VA
    0479=pap-029 0c50=mn-Mong-MN
""".split()

# Parents that cross into another language are not followed, but for the two written standards of Norwegian.
NORWEGIAN = {"nb": "no", "nn": "no"}


def language_of(tag):
    return tag.split("_")[0]


def kept_languages(likely):
    """Two letters, or a CLDR locale, or more than one entry: for the rest a missing script is never ambiguous."""
    located = {language_of(name) for name in locale_identifiers()}
    entries = {}
    for key in likely:
        entries.setdefault(language_of(key), []).append(key)
    kept = {name for name, keys in entries.items() if len(name) == 2 or name in located or len(keys) > 1}
    return kept - {"und"}, located


def likely_rows(likely, kept):
    rows = []
    for key, value in likely.items():
        if language_of(key) in kept:
            _, script, region = value.split("_")
            rows.append(f"{key.replace('_', '-')}={script}-{region}")
    return rows


def parent_rows(parents):
    rows = []
    for child, parent in parents.items():
        if language_of(child) == language_of(parent):
            if child.rpartition("_")[0] != parent:
                rows.append(f"{child.replace('_', '-')}={parent.replace('_', '-')}")
        elif NORWEGIAN.get(child) == parent:
            rows.append(f"{child}={parent}")
    return rows


def region_alias_rows(aliases):
    """Only what BCP 47 can spell as a region: two letters or three digits."""
    return [f"{old}={'-'.join(new)}" for old, new in aliases.items() if len(old) == 2 or old.isdigit()]


def emit(name, comment, rows):
    rows = sorted(rows, key=lambda row: row.split("=")[0].encode())
    assert len({row.split("=")[0] for row in rows}) == len(rows), name
    print()
    for line in textwrap.wrap(comment, 112):
        print(f"    /// {line}")
    print(f'    static let {name} = LocaleTable(\n        """')
    print(textwrap.indent(textwrap.fill(" ".join(rows), 111, break_long_words=False, break_on_hyphens=False), " " * 8))
    print('        """)')


def main():
    if babel.__version__ != BABEL:
        sys.exit(f"Babel {BABEL} is pinned, this is {babel.__version__}")
    version = get_global("cldr")["version"]
    english = Locale("en")
    likely = get_global("likely_subtags")
    kept, located = kept_languages(likely)
    aliases = get_global("language_aliases")

    print(f"// Generated by Scripts/generate-locale-data.py from CLDR {version} (Babel {BABEL}): do not edit.")
    print("// All of it is data, kept as text that compiles at once and is searched where it lies; hence the length.")
    print()
    print("/// The parts of CLDR that tags and fallback rest on; keys are in canonical letter case unless noted.")
    print("enum LocaleData {", end="")
    emit("likelySubtags", "`likelySubtags.xml`: language, with a script or a region, to script and region. Languages "
         "with one script and no CLDR locale are left out.", likely_rows(likely, kept))
    emit("parents", "`parentLocales`, without those that only truncate or that cross languages (nb and nn apart).",
         parent_rows(get_global("parent_exceptions")))
    emit("languageAliases", "`languageAlias`: deprecated and overlong languages, in lower case.",
         [f"{old}={new.replace('_', '-')}" for old, new in aliases.items()])
    emit("regionAliases", "`territoryAlias`: deprecated regions; where several took over, all, the usual one first.",
         region_alias_rows(get_global("territory_aliases")))
    emit("scriptAliases", "`scriptAlias`.", [f"{a}={b}" for a, b in get_global("script_aliases").items()])
    emit("variantAliases", "`variantAlias`, in lower case.",
         [f"{a}={b}" for a, b in get_global("variant_aliases").items()])
    emit("tagAliases", "Whole tags, or their beginnings, in lower case: RFC 5646, section 2.2.8, and old Windows, Java "
         "and glibc names.", [f"{a}={b}" for a, b in TAG_ALIASES.items()])
    emit("languages", "Languages of three letters that CLDR has a locale for.",
         {name for name in located if len(name) == 3})
    emit("regions", "Regions that CLDR has an English name for.", set(english.territories))
    emit("scripts", "Scripts that CLDR has an English name for.", set(english.scripts))
    emit("windowsLocales", "[MS-LCID]: language identifiers in hexadecimal to tags.", LCIDS)
    print("}")


main()
