package io.safeexit.panel;

import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.RecentServiceFiles;

import java.nio.file.Path;

/**
 * What the window needs to change the service that is managed.
 *
 * @param next what the next start brings up
 * @param recent the service files that were used last
 * @param folder where the schema is put that saved files name
 */
record PanelServices(NextService next, RecentServiceFiles recent, Path folder) {}
