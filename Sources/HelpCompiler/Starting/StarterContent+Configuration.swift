extension StarterContent {
    /// Every key of the configuration, as a comment: a line that begins with `#` and one space explains; one that
    /// begins with `#` and something else is a setting once the `#` is gone.
    static let configuration = File(
        path: Configuration.fileName,
        text: """
            # The settings of this content. None of them is needed; each is shown with an example.
            # To use one, remove the ‘#’ at the beginning of its lines.

            # The name of the help as a whole. Default: help.
            #name: setup-help

            # The version of the help as a whole. Default: none.
            #version: "1.0"

            # The locale that serves a topic where no better one has it. Default: the locale whose published URLs name
            # no locale, else English, else the first.
            #defaultLocale: en-us

            # The locale that the others are translated from. Default: the default locale.
            #sourceLocale: en-us

            # For a locale, the locales that serve it where none of the same language does, in order,
            # before the default locale. Default: none.
            #fallbacks:
            #  pt-br: [pt-pt, es-es]

            # For the folder of a locale, the folder below it that counts as its content. A link that leaves it is out
            # of scope. Default: the longest folder that all topics of the locale have in common.
            #scope:
            #  en-us: setup

            # What links begin with, and the URL that takes its place. Default: none.
            #mappings:
            #  /downloads/: https://example.org/downloads/

            # Patterns of files that are not content: * is any part of a name, ** any folders, ? one character.
            # Default: none.
            #exclude:
            #- drafts/**

            # Front-matter keys that this content uses for itself, so that they are not reported. Default: none.
            #keys:
            #- owner

            # For a diagnostic: error, warning, note or off, everywhere or for single locales. ‘helpc explain’ lists
            # them. Default: the severity of each.
            #severities:
            #  link-redirected: off
            #  link-target-missing:
            #    fr-fr: warning

            # Findings that are meant, by id and files, with the reason; ‘locale’ may be left out. Default: none.
            #suppressions:
            #- id: link-insecure
            #  path: en-us/devices/**
            #  locale: en-us
            #  reason: The devices have no certificate.

            # What to write: html, xml, bundle. Default: all of them.
            #outputs: [html, xml, bundle]

            """)
}
