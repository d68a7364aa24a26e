/// The one style sheet of the pages.
enum StyleSheet {
    /// Readable without any request to anywhere else: system fonts, light and dark, wide tables that scroll in place.
    static let css = """
        :root { color-scheme: light dark; }
        body { font: 100%/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem; }
        table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
        td, th { border: 1px solid GrayText; padding: .3rem .5rem; text-align: start; vertical-align: top; }
        pre { overflow-x: auto; padding: .5rem; border: 1px solid GrayText; }
        img { max-width: 100%; height: auto; }
        .alert { border-inline-start: .25rem solid; padding-inline-start: 1rem; }
        .alert-title { font-weight: bold; }
        .missing-image::before { content: attr(aria-label); }
        .broken-link, .external-scope { text-decoration: underline dotted; }

        """
}
