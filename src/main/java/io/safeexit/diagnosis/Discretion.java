package io.safeexit.diagnosis;

import io.safeexit.service.output.Secrets;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes of what a report says what strangers may read: the home folder is {@code ~}, and values are
 * masked that are known to be secret, or whose name says so ({@code token=…}, {@code --password …},
 * {@code user:password@host}). Does not find a secret that stands somewhere without a name.
 */
public final class Discretion {

    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?<!\\w)([\\p{L}_][\\w.-]*+)[=:]\\s?(\"[^\"]*\"|'[^']*'|[^\\s&\"',;]++)");
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)--?([\\w-]++)\\s+([^\\s-]\\S*)");
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s@]+@");

    private final Pattern home;
    private final UnaryOperator<String> known;

    /**
     * Makes one.
     *
     * @param home the person's folder; nothing is replaced where it is empty, or the root
     * @param known masks the values that are known to be secret
     */
    public Discretion(String home, UnaryOperator<String> known) {
        var folder = home.replaceFirst("[/\\\\]+$", "");
        // Not /home/ann in /home/anna, whose owner is somebody else.
        this.home =
                Pattern.compile(
                        folder.isEmpty()
                                ? "(?!)"
                                : "(?:"
                                        + Pattern.quote(folder)
                                        + "|"
                                        + Pattern.quote(folder.replace('\\', '/'))
                                        + ")(?![\\p{L}\\p{N}_-])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.known = known;
    }

    /** {@code line} as strangers may read it. */
    String of(String line) {
        var masked = maskNamed(OPTION, maskNamed(ENTRY, known.apply(line)));
        masked = LOGIN.matcher(masked).replaceAll(Secrets.MASK + "@");
        return home.matcher(masked).replaceAll("~");
    }

    /** A value that is none may hold another name: {@code environment: TOKEN=…}. */
    private static String maskNamed(Pattern named, String line) {
        var masked = new StringBuilder();
        var found = named.matcher(line);
        int copied = 0;
        for (int from = 0; found.find(from); ) {
            if (Secrets.isSecret(found.group(1))) {
                masked.append(line, copied, found.start(2)).append(Secrets.MASK);
                copied = found.end(2);
                from = copied;
            } else {
                from = found.end(1);
            }
        }
        return masked.append(line, copied, line.length()).toString();
    }
}
