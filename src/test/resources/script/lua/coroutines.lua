local co = coroutine.create(function(a)
  print("in", a)
  for i = 1, 3 do
    local got = coroutine.yield(i, a)
    print("got", got)
  end
  return "end", a
end)
print(coroutine.status(co))
for i = 1, 6 do print(coroutine.resume(co, "r" .. i)) print(coroutine.status(co)) end
----
local function permutations(a, n)
  n = n or #a
  if n <= 1 then coroutine.yield(a) else
    for i = 1, n do
      a[n], a[i] = a[i], a[n]
      permutations(a, n - 1)
      a[n], a[i] = a[i], a[n]
    end
  end
end
for p in coroutine.wrap(function() permutations({"a", "b", "c", "d"}) end) do io = table.concat(p) print(io) end
----
-- producer, filter, consumer
local function producer() return coroutine.create(function() for _, l in ipairs({"x", "y", "z"}) do coroutine.yield(l) end end) end
local function filter(p)
  return coroutine.create(function()
    local n = 1
    while true do
      local ok, v = coroutine.resume(p)
      if not v then return end
      coroutine.yield(("%5d %s"):format(n, v))
      n = n + 1
    end
  end)
end
local f = filter(producer())
while true do
  local ok, v = coroutine.resume(f)
  if not v then break end
  print(v)
end
print(coroutine.status(f))
----
local co = coroutine.create(function() error("inside") end)
print(coroutine.resume(co)) print(coroutine.status(co)) print(coroutine.resume(co))
local co = coroutine.create(function() error({code = 7}) end)
local ok, e = coroutine.resume(co)
print(ok, type(e), e.code)
local co = coroutine.create(function() local x = nil; return x.y end)
print(coroutine.resume(co))
----
local w = coroutine.wrap(function() coroutine.yield(1) error("later") end)
print(w()) print(pcall(w)) print(pcall(w))
local w = coroutine.wrap(function() return 1 end)
print(w()) print(pcall(w))
local w = coroutine.wrap(function() error("at zero", 0) end)
print(pcall(w))
local w = coroutine.wrap(function() error("at two", 2) end)
print(pcall(w))
----
-- across pcall 5.1 cannot yield
local co = coroutine.create(function()
  print(pcall(function() coroutine.yield(1) end))
  print(pcall(coroutine.yield, 2))
  coroutine.yield(3)
end)
print(coroutine.resume(co)) print(coroutine.resume(co))
----
local co = coroutine.create(function() table.foreach({1, 2}, function(k, v) coroutine.yield(v) end) end)
print(coroutine.resume(co))
co = coroutine.create(function() return ("abc"):gsub(".", function(c) coroutine.yield(c) end) end)
print(coroutine.resume(co))
co = coroutine.create(function() table.sort({3, 2, 1}, function(a, b) coroutine.yield() return a < b end) end)
print(coroutine.resume(co))
co = coroutine.create(function() local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end}) return t.x end)
print(coroutine.resume(co))
co = coroutine.create(function() for v in function() return coroutine.yield("it") end do print(v) end end)
print(coroutine.resume(co)) print(coroutine.resume(co, "v1")) print(coroutine.resume(co))
----
print(coroutine.running())
local co
co = coroutine.create(function()
  print(coroutine.running() == co, coroutine.status(co))
  print(coroutine.resume(co))
  local inner = coroutine.create(function() print(coroutine.status(co)) print(coroutine.resume(co)) end)
  coroutine.resume(inner)
end)
coroutine.resume(co) print(coroutine.status(co))
----
print(pcall(coroutine.create)) print(pcall(coroutine.create, print)) print(pcall(coroutine.create, {}))
print(pcall(coroutine.resume)) print(pcall(coroutine.resume, 1)) print(pcall(coroutine.status)) print(pcall(coroutine.status, {}))
print(pcall(coroutine.wrap)) print(pcall(coroutine.wrap, 5)) print(pcall(coroutine.yield))
print(pcall(coroutine.yield, 1))
----
-- generators one in another
local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local function pairs2(n) return coroutine.wrap(function() for a in range(n) do for b in range(a) do coroutine.yield(a, b) end end end) end
for a, b in pairs2(4) do print(a, b) end
----
-- a scheduler
local tasks, out = {}, {}
local function spawn(name, n)
  tasks[#tasks + 1] = coroutine.create(function() for i = 1, n do out[#out + 1] = name .. i coroutine.yield() end end)
end
spawn("a", 3) spawn("b", 1) spawn("c", 2)
while #tasks > 0 do
  for i = #tasks, 1, -1 do
    coroutine.resume(tasks[i])
    if coroutine.status(tasks[i]) == "dead" then table.remove(tasks, i) end
  end
end
print(table.concat(out, " "))
----
local function tree(n) if n == 0 then return nil end return {left = tree(n - 1), v = n, right = tree(n - 1)} end
local function walk(t) if t then walk(t.left) coroutine.yield(t.v) walk(t.right) end end
local s = {}
for v in coroutine.wrap(function() walk(tree(4)) end) do s[#s + 1] = v end
print(table.concat(s, ","))
----
local co = coroutine.wrap(function(...)
  local n = select("#", ...)
  while true do n = n + select("#", coroutine.yield(n)) end
end)
print(co(1, 2), co(), co(nil), co(nil, nil, nil), co(1))
----
-- a thousand and more that end
local n = 0
for i = 1, 2500 do
  local co = coroutine.wrap(function(a) local b = coroutine.yield(a) n = n + b end)
  co(i) co(i)
end
print(n)
----
-- deep in a coroutine
local function depth(n) if n == 0 then return coroutine.yield("bottom") end return (depth(n - 1)) end
local co = coroutine.create(function() return depth(500) end)
print(coroutine.resume(co)) print(coroutine.resume(co, "back")) print(coroutine.status(co))
----
local co = coroutine.create(function() return coroutine.yield(coroutine.yield(coroutine.yield(1))) end)
for i = 1, 5 do print(coroutine.resume(co, i * 10)) end
----
local co = coroutine.wrap(function()
  local t = {}
  for i = 1, 3 do t[i] = function() return coroutine.yield(i) end end
  return t[1]() + t[2]() + t[3]()
end)
print(co(), co(5), co(6), co(7))
----
-- the error of a coroutine inside another
local outer = coroutine.create(function()
  local inner = coroutine.create(function() coroutine.yield("in") error("oops") end)
  print(coroutine.resume(inner)) print(coroutine.resume(inner)) print(coroutine.status(inner))
  coroutine.yield("out")
  error(setmetatable({}, {__tostring = function() return "object" end}))
end)
print(coroutine.resume(outer))
local ok, e = coroutine.resume(outer)
print(ok, tostring(e), coroutine.status(outer))
----
print(coroutine.resume(coroutine.create(function(...) return ... end), 1, nil, 3, nil))
print(coroutine.wrap(function(...) return select("#", ...) end)(nil, nil))
print(type(coroutine.create(function() end)), tostring(coroutine.create(function() end)):match("^thread: "))
