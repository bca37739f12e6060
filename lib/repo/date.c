#include "repo/date.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static const char *skip_space(const char *text)
{
    while (*text == ' ')
        text++;
    return text;
}

/* Days since 1970-01-01 in the Gregorian calendar, without the C library's notion of where we are. */
static int64_t days_from(int64_t year, int month, int day)
{
    int64_t era, of_era, of_year;

    year -= month <= 2;
    era = (year >= 0 ? year : year - 399) / 400;
    of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    of_era = (year - era * 400) * 365 + (year - era * 400) / 4 - (year - era * 400) / 100 + of_year;
    return era * 146097 + of_era - 719468;
}

/* What a clock here would be off UTC at that moment. */
static int local_offset(int64_t seconds)
{
    time_t t = (time_t)seconds;
    struct tm here;

    if (!localtime_r(&t, &here))
        return 0;
    return (int)((days_from(here.tm_year + 1900, here.tm_mon + 1, here.tm_mday) * 86400 + here.tm_hour * 3600 +
                  here.tm_min * 60 + here.tm_sec - seconds) /
                 60);
}

/* "Z", "+0200", "+02:00" or nothing at all; *given says which. */
static bool parse_zone(const char *text, int *offset, bool *given)
{
    int hours, minutes, used = 0;
    char sign;

    text = skip_space(text);
    *given = *text != 0;
    *offset = 0;
    if (!*text || strcasecmp(text, "Z") == 0 || strcasecmp(text, "UTC") == 0 || strcasecmp(text, "GMT") == 0)
        return true;
    if (sscanf(text, "%c%2d:%2d%n", &sign, &hours, &minutes, &used) != 3 || text[used])
        if (sscanf(text, "%c%2d%2d%n", &sign, &hours, &minutes, &used) != 3 || text[used])
            return false;
    if ((sign != '+' && sign != '-') || hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return false;
    *offset = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

static bool parse_seconds(const char *text, int64_t *seconds, int *offset)
{
    char *end;
    bool given;

    text += *text == '@';
    if (!isdigit((unsigned char)*text))
        return false;
    *seconds = strtoll(text, &end, 10);
    if (*end && *end != ' ')
        return false;
    if (!parse_zone(end, offset, &given))
        return false;
    if (!given)
        *offset = local_offset(*seconds);
    return *seconds >= 0;
}

typedef struct calendar {
    int year, month, day, hour, minute, second;
} calendar;

static bool parse_iso(const char *text, calendar *c, const char **rest)
{
    int used = 0;
    char between;

    if (sscanf(text, "%4d-%2d-%2d%c%2d:%2d:%2d%n", &c->year, &c->month, &c->day, &between, &c->hour, &c->minute,
               &c->second, &used) != 7)
        return false;
    *rest = text + used;
    return between == 'T' || between == ' ';
}

static bool parse_mail(const char *text, calendar *c, const char **rest)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const char *comma = strchr(text, ',');
    char month[4];
    int used = 0;

    if (sscanf(comma ? comma + 1 : text, "%2d %3s %4d %2d:%2d:%2d%n", &c->day, month, &c->year, &c->hour, &c->minute,
               &c->second, &used) != 6)
        return false;
    *rest = (comma ? comma + 1 : text) + used;
    for (c->month = 1; c->month <= 12; c->month++)
        if (strncasecmp(months + 3 * (c->month - 1), month, 3) == 0 && strlen(month) == 3)
            return true;
    return false;
}

bool story_date_parse(const char *text, int64_t *seconds, int *offset)
{
    calendar c;
    const char *rest;
    int64_t local;
    bool given;

    text = skip_space(text);
    if (parse_seconds(text, seconds, offset))
        return true;
    if (!parse_iso(text, &c, &rest) && !parse_mail(text, &c, &rest))
        return false;
    if (c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31 || c.hour < 0 || c.hour > 24 || c.minute < 0 ||
        c.minute > 59 || c.second < 0 || c.second > 60 || !parse_zone(rest, offset, &given))
        return false;
    local = days_from(c.year, c.month, c.day) * 86400 + c.hour * 3600 + c.minute * 60 + c.second;
    if (!given)
        *offset = local_offset(local);
    *seconds = local - *offset * 60;
    return *seconds >= 0;
}
