/** What Node 22 brought to the language, for Node 20; only the npm package holds it. */
import "core-js/es/iterator/index.js";
import "core-js/es/map/group-by.js";
import "core-js/es/object/group-by.js";
import "core-js/es/set/index.js";
