package io.safeexit.service.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.resource.ResourceFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers with the files of a folder. What is asked for is first found on the disk, all links
 * followed; only what lies in the folder then, and has no name that begins with a dot on its way,
 * is there at all. Of a folder its {@code index.html} is shown, or else what is in it.
 *
 * <p>Does not promise that a file is not replaced by a link between being found and being read.
 */
final class ServedFolder implements Endpoint {

    private static final String INDEX = "index.html";
    private static final String ALLOWED = "GET, HEAD";

    private final Path folder;
    private final ResourceService files = new ResourceService();

    /**
     * Serves {@code folder}.
     *
     * @throws IOException it is not there, or is no folder that can be read
     */
    ServedFolder(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        if (!Files.isDirectory(this.folder) || !Files.isReadable(this.folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        files.setAcceptRanges(true);
        files.setEtags(true);
        files.setCacheControl("no-cache"); // a file may be edited at any time: asked for each time
    }

    @Override
    public void answer(Exchange exchange, Reply reply) throws IOException {
        var request = exchange.request();
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            reply.header("Allow", ALLOWED)
                    .refuse(HttpStatus.METHOD_NOT_ALLOWED_405, "Only " + ALLOWED);
            return;
        }
        var asked = String.valueOf(request.getHttpURI().getDecodedPath());
        var found = find(asked);
        if (found.isEmpty()) {
            reply.refuse(HttpStatus.NOT_FOUND_404, "There is no such file");
        } else if (!Files.isReadable(found.get())) {
            reply.refuse(HttpStatus.FORBIDDEN_403, "This file may not be read");
        } else if (Files.isDirectory(found.get())) {
            folder(found.get(), asked, exchange, reply);
        } else if (asked.endsWith("/")) {
            reply.refuse(HttpStatus.NOT_FOUND_404, "There is no such folder");
        } else {
            send(found.get(), exchange);
        }
    }

    private void folder(Path path, String asked, Exchange exchange, Reply reply)
            throws IOException {
        var inside = folder.relativize(path);
        if (!asked.endsWith("/")) {
            // Made of what was found: what was asked for might lead to another host (//host).
            var query = exchange.request().getHttpURI().getQuery();
            reply.header("Location", encoded(place(inside)) + (query == null ? "" : "?" + query))
                    .refuse(HttpStatus.MOVED_PERMANENTLY_301, "It is a folder: see there");
            return;
        }
        var index = visible(path.resolve(INDEX)).filter(Files::isRegularFile);
        if (index.isPresent() && Files.isReadable(index.get())) {
            send(index.get(), exchange);
        } else {
            var listing = new FolderListing(path, place(inside), entry -> visible(entry));
            reply.header("Content-Security-Policy", FolderListing.POLICY)
                    .header("Cache-Control", "no-cache")
                    .send(HttpStatus.OK_200, "text/html; charset=utf-8", listing.page());
        }
    }

    /** The address of a folder below this one: {@code /} or {@code /a/b/}. */
    private static String place(Path inside) {
        var names = Stream.of(inside).flatMap(ServedFolder::names).filter(name -> !name.isEmpty());
        return names.reduce("/", (before, name) -> before + name + "/");
    }

    static String encoded(String path) {
        return URIUtil.encodePath(path);
    }

    private static Stream<String> names(Path path) {
        return Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .map(i -> path.getName(i).toString());
    }

    private void send(Path file, Exchange exchange) throws IOException {
        if (!exchange.claim()) {
            return;
        }
        var inside = folder.relativize(file);
        var place = place(inside);
        var request = exchange.request();
        // By its own address: an index is asked for by that of its folder.
        var address =
                HttpURI.build(request.getHttpURI())
                        .path(encoded(place.substring(0, place.length() - 1)));
        var response = exchange.response();
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        var content =
                new ResourceHttpContent(
                        ResourceFactory.root().newResource(file), type(file.toString()));
        files.doGet(
                Request.serveAs(request, address.asImmutable()),
                response,
                exchange.callback(),
                content);
    }

    /** All text is taken to be in UTF-8; the library would call some of it Latin. */
    private static String type(String name) {
        var type = MimeTypes.DEFAULTS.getMimeByExtension(name);
        if (type == null) {
            return "application/octet-stream";
        }
        boolean text =
                type.startsWith("text/")
                        || type.endsWith("+xml")
                        || type.endsWith("/xml")
                        || type.endsWith("json")
                        || type.endsWith("javascript");
        return text ? MimeTypes.getContentTypeWithoutCharset(type) + "; charset=utf-8" : type;
    }

    /** What {@code asked} stands for; empty where there is nothing, or nothing to be shown. */
    private Optional<Path> find(String asked) {
        try {
            var inside = folder.getFileSystem().getPath(asked.replaceAll("^/+|/+$", ""));
            return inside.isAbsolute() ? Optional.empty() : visible(folder.resolve(inside));
        } catch (InvalidPathException notOnThisSystem) {
            return Optional.empty();
        }
    }

    private Optional<Path> visible(Path path) {
        if (isHidden(folder.relativize(path))) {
            return Optional.empty();
        }
        try {
            var real = path.toRealPath();
            boolean shown =
                    real.startsWith(folder)
                            && !isHidden(folder.relativize(real))
                            && (Files.isRegularFile(real) || Files.isDirectory(real));
            return shown ? Optional.of(real) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static boolean isHidden(Path inside) {
        return names(inside).anyMatch(name -> name.startsWith("."));
    }
}
