"""Put on the path before everything else, this folder makes Qt as absent as if it were not installed."""
