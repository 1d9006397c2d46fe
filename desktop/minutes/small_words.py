"""The small words of some languages, by their tags: what sentences are held together with, and hardly any name is."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH = "en"

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    tag: frozenset(words.split())
    for tag, words in {
        ENGLISH: """
            the of and to in a is was that for on with as by be it were at from has had have this which will would are
            not been an or its their they there he she his her but if all also any before after between than then
            these those who when what into about over under could should may can did does do being more no other only
            some such up out both each further during following per until while since through against our we you your
        """,
        "cy": """
            y yr yn i o a ar at am gan gyda heb dros drwy trwy wrth hyd mewn rhwng tan er erbyn oddi yng ym ei eu ein
            eich mae oedd roedd yw ydy bydd byddai byddant fydd fyddai bod fod wedi nad nid ni na ac neu ond hefyd hon
            hwn hynny hyn sydd oes wnaeth gwnaed cafodd cafwyd rhaid angen pob bawb pawb rhai llawer eraill arall
            nodwyd nododd cytunwyd cytunodd diolchodd diolchwyd dywedodd adroddodd adroddwyd cyflwynodd cyflwynwyd
            trafodwyd derbyniwyd penderfynwyd gofynnodd gofynnwyd eglurodd esboniodd croesawodd croesawyd cadarnhawyd
            cadarnhaodd bu buont cyfarfod cofnodion cadeirydd aelodau eitem camau
        """,
        "gd": """
            an am a na nan nam do de ri air aig anns ann às bho fo gu gus le mar mun mu ro roimh thar tro is agus ach
            no ma nach chan cha bha tha bidh bhiodh robh bheil gun chaidh thuirt dh chuir rinn fhuair i e iad sinn
            sibh seo sin sud airson uile dhan den dhen leis ris aige aca againn a-mach a-steach coinneamh cathraiche
            buill
        """,
        "ga": """
            an na a ar ag i in sa san do de le ó go chun mar faoi idir trí thar roimh gan um agus ach nó má dá is ba
            bhí tá beidh bheadh raibh bhfuil níl ní nach gur gurb nár dúirt rinneadh cuireadh tugadh ghlac siad sé sí
            sinn muid seo sin siúd gach leis don den ón faoin aige acu againn cruinniú cathaoirleach baill
        """,
        "pl": """
            i w we z ze na do od po za o u nad pod przez przed dla bez oraz lub albo ale że aby żeby nie się jest są
            był była było byli były będzie będą został została zostało zostały to ten ta tego tej tych tym jak co
            który która które których którym jego jej ich już tylko także również może można należy przy między czy
            gdy jednak
        """,
        "fr": """
            le la les un une des du de et à au aux en dans par pour sur avec sans sous que qui est sont été était
            étaient sera seront a ont avait il elle ils elles on ce cette ces son sa ses leur leurs ne pas plus mais
            ou où donc afin entre ainsi aussi être avoir fait lors après avant dont se
        """,
        "de": """
            der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war waren wird
            werden wurde wurden worden hat haben hatte im in am an auf aus bei mit nach von vom vor zu zum zur über
            unter für durch um dass sich es er sie wir als auch noch nur wie wenn bis zwischen soll sollen kann können
        """,
    }.items()
}
