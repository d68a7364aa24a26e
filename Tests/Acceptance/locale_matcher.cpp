// Which locale ICU's LocaleMatcher serves, for check_locales.py.
//
// Each line of the input is a wanted locale in any notation, the locales at hand, and the default or ‘-’, with tabs
// between them; each line of the output is one of those at hand as it was written, or ‘-’. The first line of the output
// is ICU's version. What ICU has no reader for is brought into the form that it reads, and no more is done to it.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <unicode/localematcher.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/uversion.h>

namespace {

std::vector<std::string> split(const std::string &text, const char *separators) {
    std::vector<std::string> parts(1);
    for (char c : text) {
        if (std::string(separators).find(c) == std::string::npos) {
            parts.back() += c;
        } else {
            parts.emplace_back();
        }
    }
    return parts;
}

std::string trimmed(const std::string &text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// An LCID, decimal or hexadecimal; 0 for what is no number.
std::uint32_t lcid(const std::string &text) {
    const int base = text.rfind("0x", 0) == 0 ? 16 : 10;
    char *end = nullptr;
    const unsigned long number = std::strtoul(text.c_str(), &end, base);
    return end == text.c_str() + text.size() ? static_cast<std::uint32_t>(number) : 0;
}

// One locale in any notation; bogus where ICU reads none.
icu::Locale read(const std::string &text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale;
    locale.setToBogus();
    if (const std::uint32_t number = lcid(text)) {
        char name[ULOC_FULLNAME_CAPACITY] = "";
        uloc_getLocaleForLCID(number, name, sizeof name, &status);
        if (U_SUCCESS(status) && name[0] != 0) locale = icu::Locale(name);
    } else if (text.find_first_of(".@") != std::string::npos || text == "C" || text == "POSIX") {
        locale = icu::Locale::createCanonical(text.c_str());
    } else {
        std::string tag = text;
        std::replace(tag.begin(), tag.end(), '_', '-');
        locale = icu::Locale::forLanguageTag(tag, status);
        if (U_FAILURE(status) || locale.getLanguage()[0] == 0) {
            locale = icu::Locale(text.c_str());
        }
    }
    status = U_ZERO_ERROR;
    if (!locale.isBogus()) locale.canonicalize(status);
    if (U_FAILURE(status)) locale.setToBogus();
    return locale;
}

// The locales of a list, the dearest first.
std::vector<icu::Locale> wishes(const std::string &list) {
    struct Wish {
        icu::Locale locale;
        double quality;
    };
    std::vector<Wish> wishes;
    for (const std::string &item : split(list, ",:")) {
        const std::vector<std::string> parts = split(item, ";");
        const std::string name = trimmed(parts[0]);
        const auto equals = parts.size() > 1 ? parts[1].find('=') : std::string::npos;
        const double quality = equals == std::string::npos ? 1 : std::atof(parts[1].c_str() + equals + 1);
        if (name.empty() || name == "*" || quality <= 0) continue;
        const icu::Locale locale = read(name);
        if (!locale.isBogus()) wishes.push_back({locale, quality});
    }
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const Wish &one, const Wish &other) { return one.quality > other.quality; });
    std::vector<icu::Locale> locales;
    for (const Wish &wish : wishes) locales.push_back(wish.locale);
    return locales;
}

std::string served(const std::string &wanted, const std::vector<std::string> &available, const std::string &fallback) {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<icu::Locale> supported;
    for (const std::string &name : available) supported.push_back(read(name));
    icu::LocaleMatcher::Builder builder;
    builder.setSupportedLocales(supported.begin(), supported.end());
    if (fallback == "-") {
        builder.setNoDefaultLocale();
    } else {
        const icu::Locale locale = read(fallback);
        builder.setDefaultLocale(&locale);
    }
    const icu::LocaleMatcher matcher = builder.build(status);
    std::vector<icu::Locale> desired = wishes(wanted);
    icu::Locale::RangeIterator<std::vector<icu::Locale>::iterator> iterator(desired.begin(), desired.end());
    const icu::LocaleMatcher::Result result = matcher.getBestMatchResult(iterator, status);
    if (U_FAILURE(status)) return u_errorName(status);
    if (result.getSupportedIndex() >= 0) return available[static_cast<std::size_t>(result.getSupportedIndex())];
    const bool isAtHand = std::find(available.begin(), available.end(), fallback) != available.end();
    return isAtHand ? fallback : "-";
}

}  // namespace

int main() {
    std::cout << U_ICU_VERSION << '\n';
    for (std::string line; std::getline(std::cin, line);) {
        const std::vector<std::string> cells = split(line, "\t");
        if (cells.size() != 3) return EXIT_FAILURE;
        std::cout << served(cells[0], split(cells[1], " "), cells[2]) << '\n';
    }
}
