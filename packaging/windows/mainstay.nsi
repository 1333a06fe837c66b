; NSIS 3 script, for those who have no Inno Setup; it can be compiled on Linux as well:
;   makensis -DVERSION=0.1.0 -DBUNDLE=<folder> -DOUT=<file.exe> -DICON=<file.ico> packaging/windows/mainstay.nsi
;
; For one person, without rights of an administrator; nothing is downloaded. Silent: Mainstay-0.1.0-setup.exe /S /D=C:\Mainstay
; (/D comes last and takes no quotation marks). Uninstalling leaves workbooks, settings and backups.

Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

Name "Mainstay"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Mainstay"
InstallDirRegKey HKCU "Software\Mainstay" "Folder"
RequestExecutionLevel user
ManifestSupportedOS Win10
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Mainstay"
VIAddVersionKey "CompanyName" "The Mainstay project"
VIAddVersionKey "FileDescription" "Mainstay ${VERSION} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GNU General Public License, version 3 or later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\mainstayw.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Mainstay"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "Portuguese"
!insertmacro MUI_LANGUAGE "Russian"

LangString TooOld ${LANG_ENGLISH} "Mainstay needs Windows 10 (version 1809) or newer, 64-bit. Nothing was installed."
LangString TooOld ${LANG_FRENCH} "Mainstay nécessite Windows 10 (version 1809) ou plus récent, en 64 bits. Rien n'a été installé."
LangString TooOld ${LANG_SPANISH} "Mainstay necesita Windows 10 (versión 1809) o posterior, de 64 bits. No se ha instalado nada."
LangString TooOld ${LANG_ARABIC} "يحتاج Mainstay إلى ويندوز 10 (الإصدار 1809) أو أحدث، 64 بت. لم يُثبَّت شيء."
LangString TooOld ${LANG_PORTUGUESE} "O Mainstay precisa do Windows 10 (versão 1809) ou mais recente, de 64 bits. Nada foi instalado."
LangString TooOld ${LANG_RUSSIAN} "Для Mainstay нужна 64-разрядная Windows 10 (версия 1809) или новее. Ничего не установлено."
LangString Failed ${LANG_ENGLISH} "The installation did not succeed. What happened is in the file 'Mainstay installation.log' on your desktop."
LangString Failed ${LANG_FRENCH} "L'installation n'a pas réussi. Les détails sont dans le fichier 'Mainstay installation.log' sur votre bureau."
LangString Failed ${LANG_SPANISH} "La instalación no se completó. Los detalles están en el archivo 'Mainstay installation.log' de su escritorio."
LangString Failed ${LANG_ARABIC} "لم يكتمل التثبيت. التفاصيل في الملف 'Mainstay installation.log' على سطح المكتب."
LangString Failed ${LANG_PORTUGUESE} "A instalação não foi concluída. Os detalhes estão no ficheiro 'Mainstay installation.log' no ambiente de trabalho."
LangString Failed ${LANG_RUSSIAN} "Установка не завершена. Подробности в файле 'Mainstay installation.log' на рабочем столе."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
FunctionEnd

Function .onInstFailed
  FileOpen $0 "$DESKTOP\Mainstay installation.log" w
  FileWriteUTF16LE /BOM $0 "Mainstay ${VERSION}$\r$\nFolder: $INSTDIR$\r$\nThe files could not be written. Is Mainstay still open? Is there room on the disk?$\r$\n"
  FileClose $0
  MessageBox MB_OK|MB_ICONSTOP "$(Failed)" /SD IDOK
FunctionEnd

Section "Mainstay"
  SetShellVarContext current
  SetOutPath "$INSTDIR"
  ; The libraries of an older version; settings and workbooks are elsewhere.
  FindFirst $0 $1 "$INSTDIR\program-*"
  loop:
    StrCmp $1 "" done
    RMDir /r "$INSTDIR\$1"
    FindNext $0 $1
    Goto loop
  done:
  FindClose $0
  ClearErrors
  File /r "${BUNDLE}/*"
  IfErrors 0 +2
    Abort
  ; What a trainer chose stands beside the installer in a kit: two folders up.
  IfFileExists "$EXEDIR\..\..\presets.json" 0 +2
    CopyFiles /SILENT "$EXEDIR\..\..\presets.json" "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Mainstay.lnk" "$INSTDIR\mainstayw.exe"
  WriteRegStr HKCU "Software\Mainstay" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.mainstay" "" "Mainstay.Workbook"
  WriteRegStr HKCU "Software\Classes\Mainstay.Workbook" "" "Mainstay workbook"
  WriteRegStr HKCU "Software\Classes\Mainstay.Workbook\DefaultIcon" "" "$INSTDIR\mainstayw.exe,0"
  WriteRegStr HKCU "Software\Classes\Mainstay.Workbook\shell\open\command" "" '"$INSTDIR\mainstayw.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Mainstay ${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Mainstay project"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\mainstayw.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  FindFirst $0 $1 "$INSTDIR\program-*"
  loop:
    StrCmp $1 "" done
    RMDir /r "$INSTDIR\$1"
    FindNext $0 $1
    Goto loop
  done:
  FindClose $0
  Delete "$INSTDIR\mainstay.exe"
  Delete "$INSTDIR\mainstayw.exe"
  Delete "$INSTDIR\presets.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Mainstay.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Mainstay"
  DeleteRegKey HKCU "Software\Classes\Mainstay.Workbook"
  DeleteRegValue HKCU "Software\Classes\.mainstay" ""
SectionEnd
