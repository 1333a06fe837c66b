; NSIS 3 script, for those who have no Inno Setup; it can be compiled on Linux as well:
;   makensis -DVERSION=0.1.0 -DBUNDLE=<folder> -DOUT=<file.exe> -DICON=<file.ico> packaging/windows/mainstay.nsi
;
; For one person, without rights of an administrator; who has them may choose all. Nothing is downloaded. Silent:
;   Mainstay-0.1.0-setup.exe /S [/ALLUSERS] [/D=C:\Mainstay]           (/D comes last and takes no quotation marks)
;   uninstall.exe /S [/CLEAR]
; Uninstalling leaves workbooks; it asks whether settings, recent files, backups and caches of the person should go as well.
; Silent, they stay, unless told by /CLEAR.

Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

Name "Mainstay"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Mainstay"
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

LangString ForAll ${LANG_ENGLISH} "You have the rights of an administrator. Install Mainstay for everybody who uses this computer? “No” installs it for you alone."
LangString ForAll ${LANG_FRENCH} "Vous avez les droits d'administrateur. Installer Mainstay pour toutes les personnes qui utilisent cet ordinateur ? « Non » l'installe pour vous seulement."
LangString ForAll ${LANG_SPANISH} "Tiene derechos de administrador. ¿Instalar Mainstay para todas las personas que usan este equipo? «No» lo instala solo para usted."
LangString ForAll ${LANG_ARABIC} "لديك صلاحيات المسؤول. هل يُثبَّت Mainstay لكل من يستعمل هذا الحاسوب؟ «لا» يثبّته لك وحدك."
LangString ForAll ${LANG_PORTUGUESE} "Tem direitos de administrador. Instalar o Mainstay para todas as pessoas que usam este computador? «Não» instala-o só para si."
LangString ForAll ${LANG_RUSSIAN} "У вас права администратора. Установить Mainstay для всех, кто пользуется этим компьютером? «Нет» установит только для вас."
LangString NoRights ${LANG_ENGLISH} "Installing for everybody needs the rights of an administrator. Nothing was installed; without /ALLUSERS it needs none."
LangString NoRights ${LANG_FRENCH} "L'installation pour tous demande les droits d'administrateur. Rien n'a été installé ; sans /ALLUSERS ils ne sont pas nécessaires."
LangString NoRights ${LANG_SPANISH} "Instalar para todos requiere derechos de administrador. No se ha instalado nada; sin /ALLUSERS no hacen falta."
LangString NoRights ${LANG_ARABIC} "التثبيت للجميع يحتاج إلى صلاحيات المسؤول. لم يُثبَّت شيء، ومن دون /ALLUSERS لا حاجة إليها."
LangString NoRights ${LANG_PORTUGUESE} "Instalar para todos exige direitos de administrador. Nada foi instalado; sem /ALLUSERS não são precisos."
LangString NoRights ${LANG_RUSSIAN} "Для установки всем нужны права администратора. Ничего не установлено; без /ALLUSERS они не нужны."
LangString Clear ${LANG_ENGLISH} "Remove also what Mainstay keeps about you on this computer: settings, recent files, backups and caches? Your workbooks stay in any case."
LangString Clear ${LANG_FRENCH} "Supprimer aussi ce que Mainstay garde sur vous sur cet ordinateur : réglages, fichiers récents, sauvegardes et caches ? Vos classeurs restent dans tous les cas."
LangString Clear ${LANG_SPANISH} "¿Quitar también lo que Mainstay guarda sobre usted en este equipo: ajustes, archivos recientes, copias de seguridad y cachés? Sus libros de trabajo se quedan en todo caso."
LangString Clear ${LANG_ARABIC} "هل يُحذف أيضًا ما يحتفظ به Mainstay عنك على هذا الحاسوب: الإعدادات والملفات الأخيرة والنسخ الاحتياطية والملفات المؤقتة؟ تبقى ملفات عملك في كل الأحوال."
LangString Clear ${LANG_PORTUGUESE} "Remover também o que o Mainstay guarda sobre si neste computador: definições, ficheiros recentes, cópias de segurança e caches? Os seus ficheiros de trabalho ficam em qualquer caso."
LangString Clear ${LANG_RUSSIAN} "Удалить также то, что Mainstay хранит о вас на этом компьютере: настройки, недавние файлы, резервные копии и кэш? Ваши рабочие файлы в любом случае останутся."

; Registry and folders of everybody or of one person from here on. A folder that was named is kept, else that of an older
; version. $4 is the place of one person, which is another one once "all" was said.
!macro ForWhom WHOM USUAL
  StrCpy $4 "$LOCALAPPDATA\Programs\Mainstay"
  SetShellVarContext ${WHOM}
  ${If} $INSTDIR == $4
    StrCpy $INSTDIR "${USUAL}"
    ReadRegStr $0 SHCTX "Software\Mainstay" "Folder"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/ALLUSERS" $2
  IfErrors 0 everybody
  UserInfo::GetAccountType
  Pop $3
  ${If} $3 == "Admin"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ForAll)" /SD IDNO IDYES everybody
  ${EndIf}
  !insertmacro ForWhom current $4
  Return
  everybody:
  UserInfo::GetAccountType
  Pop $3
  ${If} $3 != "Admin"
    MessageBox MB_OK|MB_ICONSTOP "$(NoRights)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  !insertmacro ForWhom all "$PROGRAMFILES64\Mainstay"
FunctionEnd

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "Software\Mainstay" "Folder"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Function .onInstFailed
  FileOpen $0 "$DESKTOP\Mainstay installation.log" w
  FileWriteUTF16LE /BOM $0 "Mainstay ${VERSION}$\r$\nFolder: $INSTDIR$\r$\nThe files could not be written. Is Mainstay still open? Is there room on the disk?$\r$\n"
  FileClose $0
  MessageBox MB_OK|MB_ICONSTOP "$(Failed)" /SD IDOK
FunctionEnd

Section "Mainstay"
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
  IfFileExists "$EXEDIR\..\..\logo.png" 0 +2
    CopyFiles /SILENT "$EXEDIR\..\..\logo.png" "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Mainstay.lnk" "$INSTDIR\mainstayw.exe"
  WriteRegStr SHCTX "Software\Mainstay" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "Software\Classes\.mainstay" "" "Mainstay.Workbook"
  WriteRegStr SHCTX "Software\Classes\Mainstay.Workbook" "" "Mainstay workbook"
  WriteRegStr SHCTX "Software\Classes\Mainstay.Workbook\DefaultIcon" "" "$INSTDIR\mainstayw.exe,0"
  WriteRegStr SHCTX "Software\Classes\Mainstay.Workbook\shell\open\command" "" '"$INSTDIR\mainstayw.exe" "%1"'
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Mainstay ${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The Mainstay project"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\mainstayw.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
SectionEnd

Section "Uninstall"
  ; The program itself knows what it keeps about a person; so it is asked before it goes.
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/CLEAR" $2
  IfErrors 0 remove
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(Clear)" /SD IDNO IDNO keep
  remove:
  nsExec::Exec '"$INSTDIR\mainstay.exe" clear --all'
  keep:
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
  Delete "$INSTDIR\logo.png"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Mainstay.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey SHCTX "Software\Mainstay"
  DeleteRegKey SHCTX "Software\Classes\Mainstay.Workbook"
  DeleteRegValue SHCTX "Software\Classes\.mainstay" ""
SectionEnd
