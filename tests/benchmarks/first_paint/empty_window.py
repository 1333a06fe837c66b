"""The floor: a PySide6 main window with the parts that any program has, and nothing in them.

Menu, tools, text and status. The goals of the start were set against such a window.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setWindowTitle("Empty")
window.menuBar().addMenu("File").addAction("Close")
window.addToolBar("Tools").addAction("New")
window.setCentralWidget(QTextEdit("Empty"))
window.statusBar().showMessage("Ready")
window.resize(1366, 768)
window.show()
sys.exit(application.exec())
