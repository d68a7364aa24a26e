// helplookup.h in C++: it compiles as such, and views and strings of C++ go in and out.
//
//     test_header SAMPLE
#include <helplookup.h>

#include <memory>
#include <string>
#include <string_view>

namespace {

struct Closer {
    void operator()(helplookup_bundle *bundle) const { helplookup_close(bundle); }
    void operator()(helplookup_locale *locale) const { helplookup_locale_close(locale); }
};

std::string_view view(const helplookup_text &text) { return {text.bytes, text.length}; }

}  // namespace

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    helplookup_bundle *opened = nullptr;
    if (helplookup_open(argv[1], HELPLOOKUP_MAP | HELPLOOKUP_VERIFY_ALL, nullptr, &opened) != HELPLOOKUP_OK) return 1;
    const std::unique_ptr<helplookup_bundle, Closer> bundle(opened);
    helplookup_locale *resolved = nullptr;
    if (helplookup_locale_open(bundle.get(), "fr-CA", 0, &resolved) != HELPLOOKUP_OK) return 1;
    const std::unique_ptr<helplookup_locale, Closer> locale(resolved);

    helplookup_answer answer;
    const std::string key = "DiskSpaceMissing";
    const auto status = helplookup_find(bundle.get(), locale.get(), key.data(), key.size(), &answer);
    if (!helplookup_found(status) || view(answer.served_locale) != "fr-FR") return 1;
    if (view(answer.title) != "L’espace disque est insuffisant") return 1;
    // A view of nothing has no pointer.
    const std::string_view nothing;
    if (helplookup_find(bundle.get(), nullptr, nothing.data(), nothing.size(), &answer) != HELPLOOKUP_BAD_KEY) return 1;
    return view(answer.title).empty() ? 0 : 1;
}
