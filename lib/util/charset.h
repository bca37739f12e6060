/* charset - encodings by whatever name a person gives them: "latin-1", "CP1252", "windows 1251", "shift-jis", "utf8". */
#ifndef STORY_UTIL_CHARSET_H
#define STORY_UTIL_CHARSET_H

enum { STORY_CHARSET_NAME = 40 };

/* The name that iconv has for it, in the caller's room or one that lives as long as `name`; NULL where nobody knows it. Of
 * UTF-8, UTF-16 and UTF-32 it is always spelled like this, with LE or BE behind where the name told the byte order. */
const char *story_charset_name(const char *name, char room[STORY_CHARSET_NAME]);

#endif
