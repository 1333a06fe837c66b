"""The colours of drawings on paper: dark enough to be told apart when copied in black and white."""

from __future__ import annotations

from desktop.domain.layout import drawing

HEX: dict[str, str] = {
    drawing.INK: "#1f2d33",
    drawing.QUIET: "#4d5c62",
    drawing.RULE: "#c3cfd3",
    drawing.PAPER: "#ffffff",
    drawing.ACCENT: "#0f4c5c",
    drawing.TINT: "#e1edf0",
    drawing.DOT: "#146275",
    drawing.ON_DOT: "#ffffff",
    drawing.ATTENTION: "#a85014",
    drawing.ATTENTION_TINT: "#fbeee2",
    drawing.DONE: "#1f6038",
    drawing.DONE_TINT: "#e2f1e6",
    **dict(
        zip(
            drawing.KINDS,
            ("#0f4c5c", "#a85014", "#2e6f40", "#6b3fa0", "#8c2f39", "#4d5c62", "#1d5fa8", "#7a6200"),
            strict=True,
        )
    ),
}
