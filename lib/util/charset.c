#include "util/charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Names without case, hyphens and blanks. The first table is asked before iconv, which does not know these or calls them
 * by several names; what follows a prefix of the second is put behind what iconv wants there. */
static const struct {
    const char *folded, *name;
} names[] = {
    {"utf8", "UTF-8"},       {"utf8sig", "UTF-8"},      {"utf8bom", "UTF-8"},       {"utf16", "UTF-16"},
    {"utf16le", "UTF-16LE"}, {"utf16be", "UTF-16BE"},   {"ucs2", "UTF-16"},         {"unicode", "UTF-16"},
    {"utf32", "UTF-32"},     {"utf32le", "UTF-32LE"},   {"utf32be", "UTF-32BE"},    {"ucs4", "UTF-32"},
    {"ansi", "CP1252"},      {"macroman", "MACINTOSH"}, {"xmacroman", "MACINTOSH"}, {"maccyrillic", "MAC-CYRILLIC"},
    {"shiftjis", "SJIS"},    {"xsjis", "SJIS"},         {"koi8r", "KOI8-R"},        {"koi8u", "KOI8-U"},
    {"eucjp", "EUC-JP"},     {"euckr", "EUC-KR"},       {"euccn", "EUC-CN"},        {"euctw", "EUC-TW"},
};
static const struct {
    const char *folded, *name;
} prefixes[] = {
    {"isolatin", "LATIN"}, {"latin", "LATIN"}, {"iso8859", "ISO-8859-"},
    {"8859", "ISO-8859-"}, {"windows", "CP"},  {"win", "CP"},
    {"codepage", "CP"},    {"cp", "CP"},       {"dos", "CP"},
    {"ibm", "CP"},         {"ms", "CP"},       {"iso2022", "ISO-2022-"},
};

enum { NAMES = sizeof names / sizeof *names, PREFIXES = sizeof prefixes / sizeof *prefixes };

static void fold(char out[STORY_CHARSET_NAME], const char *name)
{
    size_t n = 0;

    for (; *name && n + 1 < STORY_CHARSET_NAME; name++)
        if (isalnum((unsigned char)*name))
            out[n++] = (char)tolower((unsigned char)*name);
    out[n] = '\0';
}

/* Out of memory is no answer: who opens it for work will be told again. */
static bool iconv_knows(const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);

    if (converter == (iconv_t)-1)
        return errno == ENOMEM;
    iconv_close(converter);
    return true;
}

const char *story_charset_name(const char *name, char room[STORY_CHARSET_NAME])
{
    char folded[STORY_CHARSET_NAME];
    size_t i;

    fold(folded, name);
    if (!folded[0]) /* iconv takes no name for that of the locale */
        return NULL;
    for (i = 0; i < NAMES; i++)
        if (strcmp(folded, names[i].folded) == 0)
            return names[i].name;
    if (iconv_knows(name))
        return name;
    for (i = 0; i < PREFIXES; i++) {
        size_t len = strlen(prefixes[i].folded);

        if (strncmp(folded, prefixes[i].folded, len) != 0 || !folded[len])
            continue;
        snprintf(room, STORY_CHARSET_NAME, "%s%.*s", prefixes[i].name, 20, folded + len);
        if (iconv_knows(room))
            return room;
    }
    return NULL;
}
