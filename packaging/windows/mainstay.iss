; Inno Setup 6.4 script. packaging/windows/make_installer.py calls it:
;   ISCC /DVersion=0.1.0 /DBundle=<folder> /DOut=<folder> packaging\windows\mainstay.iss
;
; For one person unless somebody with rights chooses all; nothing is downloaded. Silent, for those who install many:
;   Mainstay-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /CURRENTUSER        (or /ALLUSERS)
;   /DIR="C:\Mainstay"   /TASKS="desktopicon"   /LOG="C:\install.log"
; Uninstalling leaves workbooks; it asks whether settings, recent files, backups and caches of the person should go as well.
; Silent, they stay, unless told:   unins000.exe /VERYSILENT /CLEAR

#ifndef Version
  #error Call it with /DVersion=...
#endif
#if Ver < EncodeVer(6, 4, 0)
  #error Inno Setup 6.4 or newer is wanted: it speaks Arabic.
#endif

[Setup]
AppId={{B1B2C7E4-5C1B-4D0B-9C55-6C3B3B8B7A01}
AppName=Mainstay
AppVersion={#Version}
AppVerName=Mainstay {#Version}
AppPublisher=The Mainstay project
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Mainstay
DefaultGroupName=Mainstay
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Out}
OutputBaseFilename=Mainstay-{#Version}-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\mainstayw.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
SetupLogging=yes
ShowLanguageDialog=auto

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "pt"; MessagesFile: "compiler:Languages\Portuguese.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

; The one sentence for what is too old, in the place of Inno Setup's own three.
[Messages]
en.WinVersionTooLowError=Mainstay needs Windows 10 (version 1809) or newer, 64-bit. Nothing was installed.
fr.WinVersionTooLowError=Mainstay nécessite Windows 10 (version 1809) ou plus récent, en 64 bits. Rien n'a été installé.
es.WinVersionTooLowError=Mainstay necesita Windows 10 (versión 1809) o posterior, de 64 bits. No se ha instalado nada.
ar.WinVersionTooLowError=يحتاج Mainstay إلى ويندوز 10 (الإصدار 1809) أو أحدث، 64 بت. لم يُثبَّت شيء.
pt.WinVersionTooLowError=O Mainstay precisa do Windows 10 (versão 1809) ou mais recente, de 64 bits. Nada foi instalado.
ru.WinVersionTooLowError=Для Mainstay нужна 64-разрядная Windows 10 (версия 1809) или новее. Ничего не установлено.
en.WindowsVersionNotSupported=Mainstay needs Windows 10 (version 1809) or newer, 64-bit. Nothing was installed.
fr.WindowsVersionNotSupported=Mainstay nécessite Windows 10 (version 1809) ou plus récent, en 64 bits. Rien n'a été installé.
es.WindowsVersionNotSupported=Mainstay necesita Windows 10 (versión 1809) o posterior, de 64 bits. No se ha instalado nada.
ar.WindowsVersionNotSupported=يحتاج Mainstay إلى ويندوز 10 (الإصدار 1809) أو أحدث، 64 بت. لم يُثبَّت شيء.
pt.WindowsVersionNotSupported=O Mainstay precisa do Windows 10 (versão 1809) ou mais recente, de 64 bits. Nada foi instalado.
ru.WindowsVersionNotSupported=Для Mainstay нужна 64-разрядная Windows 10 (версия 1809) или новее. Ничего не установлено.
en.OnlyOnTheseArchitectures=Mainstay needs Windows 10 (version 1809) or newer, 64-bit. Nothing was installed.
fr.OnlyOnTheseArchitectures=Mainstay nécessite Windows 10 (version 1809) ou plus récent, en 64 bits. Rien n'a été installé.
es.OnlyOnTheseArchitectures=Mainstay necesita Windows 10 (versión 1809) o posterior, de 64 bits. No se ha instalado nada.
ar.OnlyOnTheseArchitectures=يحتاج Mainstay إلى ويندوز 10 (الإصدار 1809) أو أحدث، 64 بت. لم يُثبَّت شيء.
pt.OnlyOnTheseArchitectures=O Mainstay precisa do Windows 10 (versão 1809) ou mais recente, de 64 bits. Nada foi instalado.
ru.OnlyOnTheseArchitectures=Для Mainstay нужна 64-разрядная Windows 10 (версия 1809) или новее. Ничего не установлено.

[CustomMessages]
en.LogOnDesktop=The installation did not succeed. What happened is in the file %1 on your desktop.
fr.LogOnDesktop=L'installation n'a pas réussi. Les détails sont dans le fichier %1 sur votre bureau.
es.LogOnDesktop=La instalación no se completó. Los detalles están en el archivo %1 de su escritorio.
ar.LogOnDesktop=لم يكتمل التثبيت. التفاصيل في الملف %1 على سطح المكتب.
pt.LogOnDesktop=A instalação não foi concluída. Os detalhes estão no ficheiro %1 no ambiente de trabalho.
ru.LogOnDesktop=Установка не завершена. Подробности в файле %1 на рабочем столе.
en.Clear=Remove also what Mainstay keeps about you on this computer: settings, recent files, backups and caches? Your workbooks stay in any case.
fr.Clear=Supprimer aussi ce que Mainstay garde sur vous sur cet ordinateur : réglages, fichiers récents, sauvegardes et caches ? Vos classeurs restent dans tous les cas.
es.Clear=¿Quitar también lo que Mainstay guarda sobre usted en este equipo: ajustes, archivos recientes, copias de seguridad y cachés? Sus libros de trabajo se quedan en todo caso.
ar.Clear=هل يُحذف أيضًا ما يحتفظ به Mainstay عنك على هذا الحاسوب: الإعدادات والملفات الأخيرة والنسخ الاحتياطية والملفات المؤقتة؟ تبقى ملفات عملك في كل الأحوال.
pt.Clear=Remover também o que o Mainstay guarda sobre si neste computador: definições, ficheiros recentes, cópias de segurança e caches? Os seus ficheiros de trabalho ficam em qualquer caso.
ru.Clear=Удалить также то, что Mainstay хранит о вас на этом компьютере: настройки, недавние файлы, резервные копии и кэш? Ваши рабочие файлы в любом случае останутся.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; The libraries of an older version; settings and workbooks are elsewhere.
Type: filesandordirs; Name: "{app}\program-*"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
; What a trainer chose stands beside the installer in a kit: two folders up.
Source: "{src}\..\..\presets.json"; DestDir: "{app}"; Flags: external skipifsourcedoesntexist
Source: "{src}\..\..\logo.png"; DestDir: "{app}"; Flags: external skipifsourcedoesntexist

[Icons]
Name: "{autoprograms}\Mainstay"; Filename: "{app}\mainstayw.exe"
Name: "{autodesktop}\Mainstay"; Filename: "{app}\mainstayw.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.mainstay"; ValueType: string; ValueData: "Mainstay.Workbook"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Mainstay.Workbook"; ValueType: string; ValueData: "Mainstay workbook"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Mainstay.Workbook\DefaultIcon"; ValueType: string; ValueData: "{app}\mainstayw.exe,0"
Root: HKA; Subkey: "Software\Classes\Mainstay.Workbook\shell\open\command"; ValueType: string; ValueData: """{app}\mainstayw.exe"" ""%1"""

[Run]
Filename: "{app}\mainstayw.exe"; Description: "{cm:LaunchProgram,Mainstay}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{app}\program-*"

[Code]
var
  Began, Finished: Boolean;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if CurStep = ssInstall then
    Began := True;
  if CurStep = ssDone then
    Finished := True;
end;

procedure DeinitializeSetup();
var
  Name: String;
begin
  { Somebody who helps from afar needs the log; nobody finds it in the folder for temporary files. }
  if Began and not Finished and (ExpandConstant('{log}') <> '') then
  begin
    Name := 'Mainstay installation.log';
    if CopyFile(ExpandConstant('{log}'), ExpandConstant('{userdesktop}\') + Name, False) then
      SuppressibleMsgBox(FmtMessage(CustomMessage('LogOnDesktop'), [Name]), mbError, MB_OK, IDOK);
  end;
end;

function ToldToClear(): Boolean;
var
  Number: Integer;
begin
  Result := False;
  for Number := 1 to ParamCount do
    if CompareText(ParamStr(Number), '/CLEAR') = 0 then
      Result := True;
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Code: Integer;
begin
  { The program itself knows what it keeps about a person; so it is asked before it goes. }
  if CurUninstallStep = usUninstall then
    if ToldToClear() or (not UninstallSilent() and
        (MsgBox(CustomMessage('Clear'), mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES)) then
      Exec(ExpandConstant('{app}\mainstay.exe'), 'clear --all', '', SW_HIDE, ewWaitUntilTerminated, Code);
end;
