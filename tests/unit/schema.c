#include "unit/schema.h"

#include <stdio.h>
#include <string.h>

typedef struct check {
    const json_t *root;
    char *why;
    size_t room;
} check;

static bool obeys(const check *c, const json_t *rule, const json_t *value, const char *at);

static bool wrong(const check *c, const char *at, const char *what)
{
    snprintf(c->why, c->room, "%s: %s", *at ? at : "the document", what);
    return false;
}

static bool is_of_type(const json_t *value, const char *type)
{
    return (strcmp(type, "object") == 0 && json_is_object(value)) ||
           (strcmp(type, "array") == 0 && json_is_array(value)) ||
           (strcmp(type, "string") == 0 && json_is_string(value)) ||
           (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(type, "number") == 0 && json_is_number(value)) ||
           (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(type, "null") == 0 && json_is_null(value));
}

static bool type_fits(const json_t *types, const json_t *value)
{
    size_t i;

    if (json_is_string(types))
        return is_of_type(value, json_string_value(types));
    for (i = 0; i < json_array_size(types); i++)
        if (is_of_type(value, json_string_value(json_array_get(types, i))))
            return true;
    return false;
}

static bool is_one_of(const json_t *choices, const json_t *value)
{
    size_t i;

    for (i = 0; i < json_array_size(choices); i++)
        if (json_equal(json_array_get(choices, i), value))
            return true;
    return false;
}

static bool has_required(const check *c, const json_t *names, const json_t *value, const char *at)
{
    size_t i;

    for (i = 0; i < json_array_size(names); i++)
        if (!json_object_get(value, json_string_value(json_array_get(names, i))))
            return wrong(c, at, json_string_value(json_array_get(names, i)));
    return true;
}

static bool properties_obey(const check *c, const json_t *rules, const json_t *value, const char *at)
{
    const char *key;
    json_t *field;
    char path[256];

    json_object_foreach((json_t *)value, key, field)
    {
        snprintf(path, sizeof path, "%s.%s", at, key);
        if (!json_object_get(rules, key))
            return wrong(c, path, "not described");
        if (!obeys(c, json_object_get(rules, key), field, path))
            return false;
    }
    return true;
}

static bool items_obey(const check *c, const json_t *rule, const json_t *value, const char *at)
{
    char path[256];
    size_t i;

    for (i = 0; i < json_array_size(value); i++) {
        snprintf(path, sizeof path, "%s[%zu]", at, i);
        if (!obeys(c, rule, json_array_get(value, i), path))
            return false;
    }
    return true;
}

static bool keyword_holds(const check *c, const char *keyword, const json_t *rule, const json_t *value, const char *at)
{
    if (strcmp(keyword, "type") == 0)
        return type_fits(rule, value) || wrong(c, at, "of another type");
    if (strcmp(keyword, "const") == 0)
        return json_equal(rule, value) || wrong(c, at, "another constant");
    if (strcmp(keyword, "enum") == 0)
        return is_one_of(rule, value) || wrong(c, at, "not one of the words");
    if (strcmp(keyword, "required") == 0)
        return !json_is_object(value) || has_required(c, rule, value, at);
    if (strcmp(keyword, "properties") == 0)
        return !json_is_object(value) || properties_obey(c, rule, value, at);
    if (strcmp(keyword, "items") == 0)
        return !json_is_array(value) || items_obey(c, rule, value, at);
    if (strcmp(keyword, "minItems") == 0)
        return json_array_size(value) >= (size_t)json_integer_value(rule) || wrong(c, at, "too few items");
    if (strcmp(keyword, "maxItems") == 0)
        return json_array_size(value) <= (size_t)json_integer_value(rule) || wrong(c, at, "too many items");
    if (strcmp(keyword, "minimum") == 0)
        return !json_is_number(value) || json_number_value(value) >= json_number_value(rule) ||
               wrong(c, at, "too small");
    if (strcmp(keyword, "maximum") == 0)
        return !json_is_number(value) || json_number_value(value) <= json_number_value(rule) ||
               wrong(c, at, "too large");
    if (strcmp(keyword, "$ref") == 0) {
        const json_t *defs = json_object_get(c->root, "$defs");
        const json_t *target = json_object_get(defs, json_string_value(rule) + strlen("#/$defs/"));

        return target ? obeys(c, target, value, at) : wrong(c, at, "a reference to nothing");
    }
    if (strcmp(keyword, "description") == 0 || strcmp(keyword, "title") == 0 || strcmp(keyword, "$schema") == 0 ||
        strcmp(keyword, "$defs") == 0)
        return true;
    return wrong(c, at, "a keyword that is not known");
}

static bool obeys(const check *c, const json_t *rule, const json_t *value, const char *at)
{
    const char *keyword;
    json_t *part;

    json_object_foreach((json_t *)rule, keyword, part)
    {
        if (!keyword_holds(c, keyword, part, value, at))
            return false;
    }
    return true;
}

bool schema_check(const json_t *root, const json_t *document, char *why, size_t room)
{
    check c = {root, why, room};

    return obeys(&c, root, document, "");
}
