// With --follow: the browser goes to the page of the source that was changed.
// livereload.js takes each global of this kind of name as a plugin; it loads after this file.
"use strict";

window.LiveReloadPluginGongkai = class {
  static identifier = "gongkai";
  static version = "1.0";

  // Tells whether the order was carried out; livereload.js carries out what is left to it.
  reload(order) {
    if (!order.startsWith("/") || !order.endsWith("/")) return false;
    const target = new URL(order, location.href);
    const shown = location.pathname.replace(/\/index\.html$/, "/");
    // The page that is shown already is loaded anew, which keeps its place.
    if (target.origin !== location.origin || target.pathname === shown) return false;
    location.assign(target);
    return true;
  }
};
