@echo off
rem Starts Rediscover on Windows. The first time, and after another commit was checked out, it builds the program with
rem Maven. JAVA_HOME names the Java to use (17 or newer); without it, the java on the PATH is used.
rem REDISCOVER_JAVA_OPTS holds further options for Java; REDISCOVER_NO_BUILD, if set, keeps what was built before.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "WORK=%HERE%.rediscover-build"
set "JAR=%WORK%\rediscover.jar"
set "SOURCES=yes"
if not exist "%HERE%pom.xml" set "SOURCES=no"
if "%SOURCES%"=="no" set "WORK=%LOCALAPPDATA%\rediscover"
if "%SOURCES%"=="no" set "JAR=%HERE%rediscover.jar"

set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA goto :nojava

rem Which Java it is stands in the file "release" of its folder; a java that is only a link has none beside it.
set "MAJOR="
for %%J in ("%JAVA%") do set "BIN=%%~dpJ"
if exist "%BIN%..\release" for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%BIN%..\release"`) do set "MAJOR=%%~V"
if not defined MAJOR for /f tokens^=2^ delims^=^" %%V in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:"version"') do set "MAJOR=%%V"
for /f "tokens=1,2 delims=.-+" %%A in ("%MAJOR%") do if "%%A"=="1" (set "MAJOR=%%B") else (set "MAJOR=%%A")
if "%MAJOR%"=="" goto :nojava
if %MAJOR% LSS 17 goto :oldjava

if "%SOURCES%"=="no" goto :run
rem The commit that is checked out, as far as a plain read can tell; it decides whether to build anew.
set "COMMIT="
set "REF="
set "HEAD="
if exist "%HERE%.git\HEAD" set /p HEAD=<"%HERE%.git\HEAD"
set "COMMIT=%HEAD%"
if "%HEAD:~0,5%"=="ref: " set "REF=%HEAD:~5%"
if defined REF set "REF=%REF:/=\%"
if defined REF if exist "%HERE%.git\%REF%" set /p COMMIT=<"%HERE%.git\%REF%"
set "BUILT="
if exist "%WORK%\commit" set /p BUILT=<"%WORK%\commit"
if exist "%JAR%" if defined REDISCOVER_NO_BUILD goto :run
if exist "%JAR%" if "%BUILT%"=="%COMMIT%" goto :run

where mvn >nul 2>nul || goto :nomaven
echo rediscover: building the program (once; the first time it fetches libraries) ... 1>&2
if not exist "%WORK%" mkdir "%WORK%" || goto :nowrite
pushd "%HERE%"
call mvn -B package -Dmaven.test.skip=true -Dspotless.check.skip=true "-Drediscover.build.directory=%WORK%\build" >"%WORK%\build.log" 2>&1 <nul
set "FAILED=%ERRORLEVEL%"
popd
if not "%FAILED%"=="0" goto :failed
copy /y "%WORK%\build\rediscover.jar" "%WORK%\rediscover.new" >nul || goto :nowrite
move /y "%WORK%\rediscover.new" "%JAR%" >nul || goto :nowrite
>"%WORK%\commit" echo %COMMIT%

:run
if not exist "%JAR%" goto :nojar
if not exist "%WORK%" mkdir "%WORK%" 2>nul
rem Java 19 and newer keep the archive of loaded classes by themselves; it makes later starts quicker.
rem Which collector, and why, is said in the script for the other systems.
set "OPTIONS=-XX:-UsePerfData -Xlog:disable"
set "KIND=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
set "SERVING=-XX:+UseG1GC -XX:G1HeapRegionSize=1m -XX:NewSize=4m -XX:MaxNewSize=24m -XX:MaxGCPauseMillis=10"
set "SERVING=%SERVING% -XX:MaxTenuringThreshold=0 -XX:MaxRAMPercentage=50"
if /i "%~1"=="serve" set "KIND=%SERVING%"
if /i "%~1"=="lab" set "KIND=%SERVING%"
set "OPTIONS=%OPTIONS% %KIND%"
if %MAJOR% GEQ 22 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED"
if %MAJOR% GEQ 19 set OPTIONS=%OPTIONS% -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%WORK%\java-%MAJOR%.archive"
"%JAVA%" %OPTIONS% %REDISCOVER_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:nojava
echo rediscover: no Java was found. Rediscover runs on Java 17 or newer: https://adoptium.net 1>&2
echo             If you have one already, let JAVA_HOME name its folder. 1>&2
exit /b 70
:oldjava
echo rediscover: "%JAVA%" is Java %MAJOR%, which is too old; Rediscover runs on Java 17 or newer. 1>&2
exit /b 70
:nomaven
echo rediscover: Maven was not found, and the program must be built from its sources once. 1>&2
echo             Install it (https://maven.apache.org) and see that mvn is on the PATH. 1>&2
exit /b 70
:nowrite
echo rediscover: cannot write to "%WORK%". 1>&2
exit /b 70
:failed
findstr /b /c:"[ERROR]" "%WORK%\build.log" 1>&2
echo rediscover: the build failed. The whole log: "%WORK%\build.log" 1>&2
exit /b 70
:nojar
echo rediscover: neither the sources nor a rediscover.jar lie beside "%~f0" 1>&2
exit /b 70
