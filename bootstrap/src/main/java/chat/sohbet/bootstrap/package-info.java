/// Where the house is put together: settings are read, keys and an embedded PostgreSQL are made
/// ready, and the rooms are wired by hand, top to bottom. The only package that knows every
/// adapter, and nobody knows it.
@NullMarked
package chat.sohbet.bootstrap;

import org.jspecify.annotations.NullMarked;
