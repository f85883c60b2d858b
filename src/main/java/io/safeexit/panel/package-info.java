/**
 * The window: views in FXML, one small controller each, bound to what {@link
 * io.safeexit.panel.PanelModel} shows. It pulls: a {@link io.safeexit.panel.Sampler} looks at the
 * service and the exit ten times a second, and the window draws the newest picture, only when it
 * differs from the last.
 */
@NullMarked
package io.safeexit.panel;

import org.jspecify.annotations.NullMarked;
