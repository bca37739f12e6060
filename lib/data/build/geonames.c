/* geonames - prints every city that libgeonames knows: name, country code, country, state, population.
 *
 *     cc geonames.c $(pkg-config --cflags --libs geonames) -o geonames && ./geonames > cities.txt */
#include <geonames/geonames.h>
#include <stdio.h>

static const char *text(const gchar *s)
{
    return s ? s : "";
}

int main(void)
{
    gint i, count = geonames_get_n_cities();

    for (i = 0; i < count; i++) {
        GeonamesCity *city = geonames_get_city(i);

        if (!city)
            continue;
        printf("%s\t%s\t%s\t%s\t%u\n", text(geonames_city_get_name(city)), text(geonames_city_get_country_code(city)),
               text(geonames_city_get_country(city)), text(geonames_city_get_state(city)),
               geonames_city_get_population(city));
        geonames_city_free(city);
    }
    return 0;
}
