package io.safeexit.service.command;

import java.nio.file.Path;

/**
 * What the settings say of every managed program.
 *
 * @param disableAiohttpTransport whether Python programs are told {@code DISABLE_AIOHTTP_TRANSPORT}
 * @param traces the folder in which it is written down what runs, for the next life; need not exist
 */
public record CommandOptions(boolean disableAiohttpTransport, Path traces) {}
