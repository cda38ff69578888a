"""Whom the bundled world is owed to."""

CREDITS = "Natural Earth · GSHHG · GeoNames"
"""In one short line, for the edge of a map."""

ATTRIBUTIONS = (
    "Borders, provinces and the Aral Sea: Natural Earth, public domain.",
    "Coasts, lakes and rivers: GSHHG by Paul Wessel and Walter H. F. Smith, LGPL 3.0 or later.",
    "Places: GeoNames, CC BY 4.0.",
    "Names of countries: Unicode CLDR.",
    "Relief: the shaded relief of Matplotlib’s basemap data, MIT.",
    "Heights: terrain tiles of Mapzen, with what follows.",
    "ArcticDEM: DigitalGlobe, Inc., funded under NSF awards 1043681, 1559691 and 1542736.",
    "Australia: © Commonwealth of Australia (Geoscience Australia) 2017.",
    "Austria: © offene Daten Österreichs – Digitales Geländemodell (DGM) Österreich.",
    "Canada: information licensed under the Open Government Licence – Canada.",
    "Europe: Copernicus data and information funded by the European Union – EU-DEM layers.",
    "ETOPO1: U.S. National Oceanic and Atmospheric Administration.",
    "Mexico: INEGI, Continental relief, 2016.",
    "New Zealand: © 2011 Crown copyright, Land Information New Zealand; all rights reserved.",
    "Norway: © Kartverket.",
    "United Kingdom: © Environment Agency copyright and/or database right 2015; all rights reserved.",
    "United States 3DEP, GMTED2010 and SRTM: courtesy of the U.S. Geological Survey.",
)
"""In full, for a list of sources; `resources/atlas/README.md` says what was changed."""
