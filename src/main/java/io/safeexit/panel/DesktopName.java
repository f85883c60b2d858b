package io.safeexit.panel;

import org.slf4j.LoggerFactory;

/**
 * The name by which a desktop knows whose a window is (X11: {@code WM_CLASS}), so that it stands
 * under the icon it was started by. The toolkit takes it from a class of {@code Application}, which
 * a program that opens its window itself does not have; and has no public way to give another.
 */
final class DesktopName {

    private static final String NAME = "io.safeexit.SafeExit";

    private DesktopName() {}

    /** For all windows from now on. FX thread. */
    static void give() {
        try {
            var type = Class.forName("com.sun.glass.ui.Application");
            var toolkit = type.getMethod("GetApplication").invoke(null);
            type.getMethod("setName", String.class).invoke(toolkit, NAME);
        } catch (ReflectiveOperationException | RuntimeException notExported) {
            // As the packages do; elsewhere there is no desktop entry that it would have to fit.
            LoggerFactory.getLogger(DesktopName.class).debug("{}", notExported.toString());
        }
    }
}
